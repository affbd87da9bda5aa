/** The form of the settings file, checked when it is read, and the way from older forms to this one. */

import { z } from 'zod/mini';
import { maxCatalogueAddress } from '../../shared/catalogue.ts';
import { isEnvironmentId } from '../../shared/command-checks.ts';
import { isRegionName } from '../../shared/environment.ts';
import { customHostFrom } from '../../shared/host-name.ts';
import {
  isMarkWord,
  isRulePattern,
  markColours,
  maxProductionRules,
  ruleSubjects,
} from '../../shared/production.ts';
import { maxProxyLength } from '../../shared/proxy-setting.ts';
import {
  appearances,
  defaultSettings,
  maxAcceleratorLength,
  maxAliasLength,
  maxFavourites,
  maxOwnProfiles,
  type Settings,
} from '../../shared/settings.ts';
import { maxTunnelLength } from '../../shared/tunnel-command.ts';
import { updateChoices } from '../../shared/updates.ts';
import { labelFrom } from '../../shared/visible-text.ts';

/** @returns a value that is read by this once it has the form */
const read = <T, U>(form: z.ZodMiniType<T>, reader: (value: T) => U) => z.pipe(form, z.transform(reader));

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const textThat = (is: (text: string) => boolean) => z.string().check(z.refine(is));
const number = (min: number, max: number) => z.number().check(z.minimum(min), z.maximum(max));

const list = z.array(z.unknown());
const environmentIds = read(list, (all) => all.filter(isEnvironmentId));

/** @returns a list of at most so many; an entry that is none is dropped alone */
function listOf<T>(entry: z.ZodMiniType<T>, max: number) {
  return read(list, (all) =>
    all
      .map((each) => entry.safeParse(each))
      .flatMap(({ success, data }) => (success ? [data] : []))
      .slice(0, max),
  );
}

/** @returns a record; an entry whose value is none is dropped alone */
function recordOf<T>(value: z.ZodMiniType<T>) {
  return read(z.record(z.string(), z.unknown()), (all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([key, each]) => {
        const { success, data } = value.safeParse(each);
        return success ? [[key, data] as const] : [];
      }),
    ),
  );
}

/** More than there are, and more than anybody types; bounds for what is read from the file. */
const [maxRegions, maxOwnSsoSessions] = [200, 200];
const pixels = z.int().check(z.minimum(-100_000), z.maximum(100_000));

const accelerator = text(maxAcceleratorLength);
const bounds = z.object({ x: pixels, y: pixels, width: pixels, height: pixels });

const alias = read(z.string(), (typed) => labelFrom(typed, maxAliasLength)).check(
  z.refine((label) => label !== ''),
);
const name = text(512);
const region = textThat(isRegionName);
const ownSsoSession = z.object({ name, startUrl: z.string().check(z.maxLength(2_000)), region });
const ownProfile = z.object({
  name,
  ssoSession: name,
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  roleName: text(128),
  region,
});

const host = text(253);
// SECURITY: tokens go there.
const customHost = host.check(z.refine((typed) => customHostFrom(typed) === typed));
const networkSetting = z.strictObject({
  proxy: z.exactOptional(text(maxProxyLength)),
  tunnel: z.exactOptional(text(maxTunnelLength)),
});
const productionRule = z.object({
  by: z.enum(ruleSubjects),
  pattern: textThat(isRulePattern),
  mark: z.exactOptional(z.object({ word: textThat(isMarkWord), colour: z.enum(markColours) })),
});

const catalogueSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), path: text(4_096) }),
  z.strictObject({
    kind: z.literal('address'),
    address: text(maxCatalogueAddress),
    isCut: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('pasted') }),
]);

const fields = {
  version: z.literal(1),
  hotkey: accelerator,
  hidePickerOnBlur: z.boolean(),
  appearance: z.enum(appearances),
  lookAtStart: z.boolean(),
  favourites: read(environmentIds, (all) => all.slice(0, maxFavourites)),
  favouriteHotkeys: recordOf(accelerator),
  aliases: recordOf(alias),
  typedEnvironments: environmentIds,
  usage: z.record(z.string(), z.object({ score: number(0, 1e6), atMs: z.number().check(z.minimum(0)) })),
  latches: z.record(z.string(), z.string()),
  airflowMajors: z.record(z.string(), z.union([z.literal(2), z.literal(3)])),
  windowBounds: z.record(z.string(), bounds),
  settingsWindowBounds: z.nullable(bounds),
  zoomFactors: recordOf(number(0.25, 5)),
  seenHosts: recordOf(host),
  customHosts: recordOf(customHost),
  networks: recordOf(networkSetting),
  productionRules: listOf(productionRule, maxProductionRules),
  productionChoices: recordOf(z.boolean()),
  accountAliases: recordOf(text(100)),
  extraRegions: listOf(region, maxRegions),
  unsearchedProfiles: listOf(z.string().check(z.maxLength(512)), maxOwnProfiles),
  allowedProcesses: recordOf(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  ownSsoSessions: listOf(ownSsoSession, maxOwnSsoSessions),
  ownProfiles: listOf(ownProfile, maxOwnProfiles),
  signInPlace: z.enum(['browser', 'window']),
  updates: z.enum(updateChoices),
  firstRunDone: z.boolean(),
  catalogue: z.nullable(z.object({ name, source: catalogueSource, takenAtMs: number(0, 8.64e15) })),
  toldAboutTray: z.boolean(),
} satisfies { readonly [K in keyof Settings]: z.ZodMiniType<Settings[K]> };

/** One step from an older form of the file to the next; `from` is the version that it takes. */
export interface Migration {
  readonly from: number;
  readonly migrate: (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** All steps so far: none, since version 1 is the first. */
const migrations: readonly Migration[] = [];

/** Brings a file's content to the newest version, step by step. @returns null when it is of no version that is known */
export function migrated(
  content: Readonly<Record<string, unknown>>,
  steps: readonly Migration[] = migrations,
  newest: number = defaultSettings.version,
): Readonly<Record<string, unknown>> | null {
  let current = content;
  while (current.version !== newest) {
    const step = steps.find(({ from }) => from === current.version);
    if (step === undefined) return null;
    current = { ...step.migrate(current), version: step.from + 1 };
  }
  return current;
}

/** Every file has had these since the first version; what came later is missing where an older Windsock wrote. */
const alwaysSaved: ReadonlySet<keyof Settings> = new Set<keyof Settings>([
  'hotkey',
  'hidePickerOnBlur',
  'lookAtStart',
  'favourites',
  'typedEnvironments',
  'usage',
  'latches',
  'airflowMajors',
  'windowBounds',
  'toldAboutTray',
]);

/** Settings as a file has them. */
export interface SettingsReading {
  readonly settings: Settings;
  /** Fields that are not what they should be, or missing from where they always stand: they have their defaults. */
  readonly damaged: readonly (keyof Settings)[];
  /** What stands in the file besides, such as what a newer Windsock saved; to be saved along. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

/**
 * Reads settings out of a parsed file. A field of a wrong kind is damaged alone, so that one bad value never costs the favourites.
 *
 * @returns null when the content is no settings object of a known version
 * @throws what a step to the newest version throws
 */
export function settingsFrom(content: unknown, steps = migrations): SettingsReading | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const newest = migrated(content as Readonly<Record<string, unknown>>, steps);
  if (newest === null) return null;
  const damaged: (keyof Settings)[] = [];
  const read = (Object.keys(fields) as (keyof Settings)[]).map((name) => {
    const parsed = fields[name].safeParse(newest[name]);
    if (!parsed.success && (alwaysSaved.has(name) || Object.hasOwn(newest, name))) damaged.push(name);
    return [name, parsed.success ? parsed.data : defaultSettings[name]] as const;
  });
  const unknown = Object.fromEntries(Object.entries(newest).filter(([name]) => !Object.hasOwn(fields, name)));
  return { settings: Object.fromEntries(read) as unknown as Settings, damaged, unknown };
}
