/** A team's catalogue: what colleagues share of Windsock's settings, what of it is offered to a person, and what a person exports. */

import type { EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { MarkColour, ProductionRule } from './production.ts';

/** A session of IAM Identity Center in which the team signs in. */
export interface CatalogueSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
}

/** One environment of a catalogue, and hints that lead each person there through a profile of their own. */
export interface CatalogueEnvironment {
  readonly region: string;
  readonly name: string;
  /** Twelve digits; without it there is a `profile`. */
  readonly account?: string;
  /** The role in IAM Identity Center through which the team works there. */
  readonly role?: string;
  /** Name of one of the sessions; needed only where there are several. */
  readonly ssoSession?: string;
  /** What a profile is called that leads there; counts where its account is not known to be another. */
  readonly profile?: string;
  readonly alias?: string;
  readonly production?: boolean;
  /** A domain of the team's own in front of the web server. */
  readonly webserverHost?: string;
}

/** The file, checked; a list that is missing there is empty here. No secret can be expressed in it. */
export interface Catalogue {
  /** Version of the form. */
  readonly windsock: 1;
  readonly name: string;
  /** To be searched beside each profile's own. */
  readonly regions: readonly string[];
  readonly ssoSessions: readonly CatalogueSession[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly environments: readonly CatalogueEnvironment[];
  readonly productionRules: readonly ProductionRule[];
}

/** Largest file, in bytes. */
export const maxCatalogueBytes = 1024 * 1024;
/** Longest address of one, in UTF-16 units. */
export const maxCatalogueAddress = 2_000;
/** Most entries of each list. */
export const maxCatalogueEntries = {
  regions: 100,
  ssoSessions: 20,
  accounts: 1_000,
  environments: 2_000,
  productionRules: 200,
} as const;

/** More rows than any catalogue makes for a person who has each environment through a few profiles. */
export const maxCatalogueRows = 20_000;

/** Where a catalogue comes from. */
export type CatalogueSource =
  | { readonly kind: 'file'; readonly path: string }
  /** `isCut`: what stood behind `?` is not kept, since it may be a key. */
  | { readonly kind: 'address'; readonly address: string; readonly isCut?: true }
  | { readonly kind: 'pasted' };

/** The catalogue that was taken last. */
export interface TakenCatalogue {
  readonly name: string;
  readonly source: CatalogueSource;
  readonly takenAtMs: number;
}

export const catalogueGroups = [
  'environments',
  'aliases',
  'marks',
  'hosts',
  'regions',
  'accounts',
  'rules',
] as const;

export type CatalogueGroup = (typeof catalogueGroups)[number];

/** How a row stands to what the person has: `differs` would take the place of something of theirs, `blocked` cannot be taken. */
export type CatalogueStanding = 'new' | 'differs' | 'same' | 'blocked';

/** One thing that a catalogue offers, held against what the person has. */
export interface CatalogueRow {
  /** Another one as soon as it stands or says something else: what was ticked as new never takes the place of something. */
  readonly id: string;
  readonly group: CatalogueGroup;
  readonly standing: CatalogueStanding;
  /** A region, an account's number, the name of an environment, a rule's subject and pattern. */
  readonly subject: string;
  /** Of what is about an environment. */
  readonly place?: Pick<EnvironmentId, 'region'> & Partial<Pick<EnvironmentId, 'profile'>>;
  /** Name, alias, host, or the word of a mark; an empty word is no mark. */
  readonly theirs?: string;
  readonly mine?: string;
  /** Of the marks of rules. */
  readonly theirColour?: MarkColour;
  readonly myColour?: MarkColour;
  /** A profile of Windsock's own that is made with it. */
  readonly newProfile?: {
    readonly role: string;
    readonly account: string;
    readonly session: CatalogueSession;
  };
  readonly problem?: CatalogueObstacle;
  /** Of what is new: why only the person ticks it. */
  readonly caution?: CatalogueCaution;
}

/** What taking a row would do to what is there. */
export type CatalogueCaution =
  /** `count`: environments that carry a mark now; none where a rule takes marks from those to come. */
  | { readonly kind: 'takes-marks' | 'changes-marks'; readonly count: number }
  /** `other`: the environment or account that is called so already, or would be. */
  | { readonly kind: 'name-of-another'; readonly other: string };

/** Why a row cannot be taken. */
export type CatalogueObstacle =
  | {
      readonly kind: 'no-profile-for-account';
      readonly account: string;
      readonly sessions: readonly string[];
    }
  | { readonly kind: 'no-profile-named'; readonly profile: string }
  | { readonly kind: 'no-room' };

/** @returns whether a person may take a row */
export function isTakeable({ standing }: Pick<CatalogueRow, 'standing'>): boolean {
  return standing === 'new' || standing === 'differs';
}

/**
 * SECURITY: what takes the place of something of the person's is not ticked, and no host is, since logins go there; nor is
 * what removes or changes a mark, or makes two things bear one name, since people go by both.
 *
 * @returns whether a row is ticked until the person says otherwise
 */
export function isTickedAtFirst({
  standing,
  group,
  caution,
}: Pick<CatalogueRow, 'standing' | 'group' | 'caution'>): boolean {
  return standing === 'new' && group !== 'hosts' && caution === undefined;
}

/** How far reading a catalogue has come; `rows` are always those of this moment. */
export type CatalogueOffer =
  | { readonly phase: 'none' }
  | { readonly phase: 'reading'; readonly source: CatalogueSource }
  | { readonly phase: 'failed'; readonly source: CatalogueSource; readonly failure: Failure }
  | {
      readonly phase: 'offered';
      readonly source: CatalogueSource;
      readonly name: string;
      readonly rows: readonly CatalogueRow[];
    };

/** As `CatalogueOffer`, with the catalogue in place of what it means for this person, which changes with the state. */
export type CatalogueReading =
  | Exclude<CatalogueOffer, { phase: 'offered' }>
  | { readonly phase: 'offered'; readonly source: CatalogueSource; readonly catalogue: Catalogue };

/** What a person can put into a catalogue; each is left out unless it was ticked. */
export const catalogueParts = [
  'favourites',
  'labelled',
  'found',
  'aliases',
  'marks',
  'hosts',
  'regions',
  'ssoSessions',
  'accounts',
  'rules',
] as const;

/** `labelled`: environments with an alias or a mark of the person's, and those added by name; `found`: all others that are known. */
export type CataloguePart = (typeof catalogueParts)[number];

/** What is to be exported. */
export interface CatalogueExport {
  readonly name: string;
  readonly parts: readonly CataloguePart[];
}

/** Longest name of a catalogue, in UTF-16 units. */
export const maxCatalogueName = 80;
