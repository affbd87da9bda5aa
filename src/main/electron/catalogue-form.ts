/** The form of a team catalogue: what the file may hold, and in words what is wrong with one. docs/team-catalogue.schema.json is made of it. */

import { z } from 'zod';
import { airflowHostFrom } from '../../shared/airflow-host.ts';
import { type Catalogue, maxCatalogueEntries, maxCatalogueName } from '../../shared/catalogue.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { customHostFrom } from '../../shared/host-name.ts';
import {
  isMarkWord,
  isRulePattern,
  markColours,
  maxMarkLength,
  maxPatternLength,
  ruleSubjects,
} from '../../shared/production.ts';
import { maxAliasLength } from '../../shared/settings.ts';
import { startUrlFrom } from '../../shared/start-url.ts';
import { oneSpaced, shortVisibleText } from '../../shared/visible-text.ts';
import { labelForm, regionForm, roleForm, ruleKey } from '../core/catalogue-labels.ts';
import { catalogueProblems, shownValue } from './catalogue-problems.ts';

/** Said after the value itself. */
const says = (text: string) => ({
  error: ({ input }: { readonly input?: unknown }) => `${shownValue(input)} ${text}`,
});

const label = (max: number, what: string) =>
  z
    .string()
    .max(max)
    .regex(labelForm, says('is empty, or has letters in it that are not seen or turn the text around'))
    .describe(what)
    .transform(oneSpaced);

const region = z
  .string()
  .regex(regionForm, says('is not a region; regions look like eu-west-1'))
  .describe('A region of AWS, such as eu-west-1.');

const account = z
  .string()
  .regex(/^[0-9]{12}$/, says('is not the number of an account; they have twelve digits, between quotes'))
  .describe('The number of an AWS account: twelve digits.');

const startUrl = z
  .string()
  .max(300)
  .regex(/^https:\/\//, says('is not a start URL; they begin with https://'))
  .refine((text) => startUrlFrom(text) !== null, says('is not the address of an access portal of AWS'))
  .describe('Start URL of the access portal, such as https://acme.awsapps.com/start.')
  .transform((text) => startUrlFrom(text) ?? text);

const host = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9.-]+$/,
    says('is not the name of a host; it has no scheme, port or path, and small letters only'),
  )
  .refine((text) => customHostFrom(text) === text, says('cannot be the host of a web server'))
  .refine(
    (text) => airflowHostFrom(text) === null,
    says('is a host of AWS’s own, which Windsock finds by itself: leave it out'),
  )
  .describe('A domain of your own in front of the web server. Everybody confirms it once: logins go there.');

const profile = z
  .string()
  .max(512)
  .regex(labelForm, says('is no name of a profile'))
  .describe('What the profile is called in most people’s ~/.aws/config.');

const environment = z
  .strictObject({
    region,
    name: z
      .string()
      .regex(
        /^[a-zA-Z][0-9a-zA-Z_-]{0,79}$/,
        says('is not the name of an environment; it starts with a letter and has letters, digits, - and _'),
      )
      .describe('The name of the environment, as AWS has it.'),
    account: account.exactOptional(),
    role: z
      .string()
      .regex(roleForm, says('is not the name of a role'))
      .describe('The role (permission set) in IAM Identity Center through which people work there.')
      .exactOptional(),
    ssoSession: label(64, 'One of ssoSessions; needed where there are several.').exactOptional(),
    profile: profile.exactOptional(),
    alias: label(maxAliasLength, 'What people call the environment.').exactOptional(),
    production: z.boolean().describe('Whether it carries a mark, whatever the rules say.').exactOptional(),
    webserverHost: host.exactOptional(),
  })
  .refine((each) => each.account !== undefined || each.profile !== undefined, {
    error: 'says neither account nor profile; one of them has to lead there',
  })
  .meta({ anyOf: [{ required: ['account'] }, { required: ['profile'] }] });

const rule = z.strictObject({
  by: z.enum(ruleSubjects).describe('What is looked at.'),
  pattern: z
    .string()
    .min(1)
    .max(maxPatternLength)
    .refine(isRulePattern, says('is no pattern'))
    .describe('`*` stands for any text. Tags are looked at as key=value.'),
  mark: z
    .strictObject({
      word: z.string().min(1).max(maxMarkLength).refine(isMarkWord, says('cannot be the word of a mark')),
      colour: z.enum(markColours),
    })
    .describe('Without it, environments that fit carry no mark.')
    .exactOptional(),
});

/** @returns a list that may be missing, in which no two entries have the same key */
function listOf<T extends z.ZodType>(
  entry: T,
  name: keyof typeof maxCatalogueEntries,
  keyOf: (each: z.output<T>) => string,
) {
  const max = maxCatalogueEntries[name];
  return z
    .array(entry)
    .max(max)
    .superRefine((all, { addIssue }) => {
      const places = new Map<string, number>();
      for (const [at, each] of all.entries()) {
        const key = keyOf(each);
        const before = places.get(key);
        if (before === undefined) places.set(key, at);
        else addIssue({ code: 'custom', path: [at], message: `says again what ${name}[${before}] says` });
      }
    })
    .default([]);
}

const sameText = (text: string) => text;

/** The whole file. */
export const catalogueForm = z
  .strictObject({
    $schema: z.string().max(2_000).describe('For editors alone.').exactOptional(),
    windsock: z.literal(1).describe('The version of this form.'),
    name: label(maxCatalogueName, 'What the catalogue is called, such as the name of your team.'),
    regions: listOf(region, 'regions', sameText).describe('Regions to search beside those of the profiles.'),
    ssoSessions: listOf(
      z.strictObject({ name: label(64, 'A name for it.'), startUrl, region }),
      'ssoSessions',
      ({ name }) => name,
    ).describe('Where the team signs in to IAM Identity Center.'),
    accounts: listOf(
      z.strictObject({ id: account, name: label(100, 'What rows and windows call the account.') }),
      'accounts',
      ({ id }) => id,
    ),
    environments: listOf(
      environment,
      'environments',
      ({ account: id = '', profile: named = '', region: where, name }) =>
        JSON.stringify([id, id === '' ? named : '', where, name]),
    ),
    productionRules: listOf(rule, 'productionRules', ruleKey).describe(
      'Which environments carry a mark; the first rule that fits decides, after each person’s own.',
    ),
  })
  .superRefine(({ environments, ssoSessions }, { addIssue }) => {
    const names = new Set(ssoSessions.map(({ name }) => name));
    for (const [at, { ssoSession }] of environments.entries()) {
      if (ssoSession === undefined || names.has(ssoSession)) continue;
      const message = `“${shortVisibleText(ssoSession)}” is none of ssoSessions`;
      addIssue({ code: 'custom', path: ['environments', at, 'ssoSession'], message });
    }
  });

/** @returns the catalogue in the text of a file; failure `catalogue-invalid` | `catalogue-newer` */
export function catalogueFrom(text: string): Result<Catalogue> {
  const content = contentOf(text);
  if ('newer' in content) return fail({ kind: 'catalogue-newer', version: content.newer });
  if ('problem' in content) return invalid({ problems: [{ place: '', text: content.problem }], more: 0 });
  const { success, data, error } = catalogueForm.safeParse(content.value, { reportInput: true });
  if (!success) return invalid(catalogueProblems(error));
  const { $schema: _forEditors, ...catalogue } = data;
  return ok(catalogue);
}

function invalid(found: ReturnType<typeof catalogueProblems>) {
  return fail({ kind: 'catalogue-invalid', ...found });
}

type Content = { readonly value: unknown } | { readonly newer: number } | { readonly problem: string };

/** What it is not is told here, before every field of something else would be called wrong. */
function contentOf(text: string): Content {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (plain === '') return { problem: 'It is empty' };
  if (plain.startsWith('<'))
    return {
      problem:
        'It is a web page and no catalogue: the address may need a sign-in, or another address for the raw file',
    };
  const value = parsed(plain);
  if (value instanceof SyntaxError) return { problem: `It is not JSON${placeIn(value.message)}` };
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'windsock'))
    return { problem: 'It is JSON, but no team catalogue: the line "windsock": 1 is missing' };
  const { windsock } = value as { readonly windsock: unknown };
  if (typeof windsock === 'number' && Number.isInteger(windsock) && windsock > 1) return { newer: windsock };
  const list = Object.entries(maxCatalogueEntries).find(([name, max]) => lengthOf(value, name) > max);
  if (list !== undefined) return { problem: `${list[0]} has more than ${list[1]} entries` };
  return { value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** The message itself would repeat what stands in the file. */
function placeIn(message: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined ? '' : ` (line ${line}, column ${column})`;
}

function lengthOf(content: object, name: string): number {
  const list: unknown = Object.hasOwn(content, name) ? Reflect.get(content, name) : undefined;
  return Array.isArray(list) ? list.length : 0;
}
