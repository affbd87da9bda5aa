/** What "Copy diagnostics" copies: enough to understand a report, and without the person's consent nobody's name. */

import type { LoggedError, Versions } from '../../shared/app-facts.ts';
import { airflowMajorFrom, environmentIdFromKey } from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import { profileKindText } from '../../shared/profile-text.ts';
import { regionNames } from '../../shared/regions.ts';
import { hotkeyCandidates } from '../../shared/settings.ts';
import { type AppState, knownEnvironments } from './app-state.ts';

/** Facts of this computer that name nobody. */
export interface SystemFacts extends Versions {
  readonly appVersion: string;
  readonly isPackaged: boolean;
  /** Platform, release, architecture. */
  readonly system: string;
  /** `x11` or `wayland`; empty where there is only one. */
  readonly display: string;
  readonly desktop: string;
  readonly locale: string;
}

/** A warning or an error of the log: without what it was about, and as the log has it. */
export interface LoggedTrouble extends LoggedError {
  readonly inFull: string;
}

interface DiagnosticsParts {
  readonly state: AppState;
  readonly system: SystemFacts;
  readonly troubles: readonly LoggedTrouble[];
  /** With names of profiles and environments, account ids, hosts and paths. */
  readonly withNames: boolean;
}

/**
 * SECURITY: without names each line is put together from words of Windsock's own and counts; no text that came from files, AWS
 * or a person is cut to be harmless.
 *
 * @returns the text, in lines
 */
export function diagnosticsText(parts: DiagnosticsParts): string {
  const { state, system, troubles, withNames } = parts;
  return [
    ...systemLines(system),
    ...settingsLines(state),
    ...profileLines(state.profiles),
    ...environmentLines(state),
    ...sessionLines(state),
    ...titled('Failures', failureLines(failuresOf(state), withNames)),
    ...titled(
      'Latest errors',
      troubles.map(
        ({ atMs, text, inFull }) => `${new Date(atMs).toISOString()} ${withNames ? inFull : text}`,
      ),
    ),
    ...(withNames ? nameLines(state) : []),
    '',
  ].join('\n');
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `- ${line}`)];
}

function systemLines(system: SystemFacts): readonly string[] {
  const { appVersion, isPackaged, electron, chromium, node, display, desktop, locale } = system;
  const around = [system.system, display, desktop, locale].filter((part) => part !== '');
  return [
    `Windsock ${appVersion}${isPackaged ? '' : ', not packaged'}`,
    `Electron ${electron}, Chromium ${chromium}, Node ${node}`,
    around.join(', '),
  ];
}

function settingsLines({ settings, hotkeyActive }: AppState): readonly string[] {
  const { hidePickerOnBlur, appearance, signInPlace, lookAtStart } = settings;
  const count = (name: string, all: object): string => `${name} ${Object.keys(all).length}`;
  return [
    // What a file names may be any text.
    `Hotkey: ${hotkeyCandidates.includes(settings.hotkey) ? settings.hotkey : 'another one'}, ${hotkeyActive ? 'registered' : 'not registered'}`,
    `Settings: hides on blur ${yesNo(hidePickerOnBlur)}, looks at start ${yesNo(lookAtStart)}, appearance ${appearance}, sign-in pages in the ${signInPlace}`,
    [
      count('Kept: favourites', settings.favourites),
      count('hotkeys of favourites', settings.favouriteHotkeys),
      count('aliases', settings.aliases),
      count('production rules', settings.productionRules),
      count('custom domains', settings.customHosts),
      count('networks', settings.networks),
      count('used', settings.usage),
    ].join(', '),
  ];
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no';
}

/** @returns "3 access key, 1 web identity", the most first; empty for nothing */
function countsText(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || a.localeCompare(b))
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}

function counted(title: string, all: readonly string[]): string {
  return all.length === 0 ? `${title}: none` : `${title}: ${all.length} (${countsText(all)})`;
}

function profileLines(profiles: readonly Profile[]): readonly string[] {
  const notReady = profiles.flatMap(({ readiness }) => (readiness.ready ? [] : [readiness.reason.kind]));
  return [
    counted(
      'Profiles',
      profiles.map(({ kind }) => profileKindText(kind)),
    ),
    ...(notReady.length === 0 ? [] : [counted('Of these not ready', notReady)]),
  ];
}

/** A region that is none of AWS's could be any text of a profile file. */
function regionText(region: string): string {
  return Object.hasOwn(regionNames, region) ? region : 'elsewhere';
}

function environmentLines(state: AppState): readonly string[] {
  const environments = knownEnvironments(state);
  const { discovery } = state;
  const versions = environments.map(({ airflowVersion }) => airflowMajorFrom(airflowVersion));
  return [
    counted(
      'Environments',
      environments.map(({ id }) => regionText(id.region)),
    ),
    counted(
      'Airflow',
      versions.map((major) => (major === null ? 'of unknown version' : `of version ${major}`)),
    ),
    `Search: ${discovery.phase}${'stopped' in discovery ? ', stopped' : ''}`,
  ];
}

function sessionLines({ sessions, airflowWindows, ssoSessions, tunnels }: AppState): readonly string[] {
  return [
    `Windows: ${airflowWindows.length}`,
    counted(
      'Web sessions',
      Object.values(sessions).map(({ phase }) => phase),
    ),
    counted(
      'IAM Identity Center',
      ssoSessions.map(({ state }) => state),
    ),
    `Tunnels: ${Object.keys(tunnels).length}`,
  ];
}

/** A failure, and whose it is. */
interface OwnedFailure {
  readonly owner: string;
  readonly failure: Failure;
}

function failuresOf({ notices, openings }: AppState): readonly OwnedFailure[] {
  return [
    ...notices.map(({ failure, about }) => ({ owner: (about?.profiles ?? []).join(', '), failure })),
    ...Object.entries(openings).flatMap(([key, opening]) =>
      opening.phase === 'failed' ? [{ owner: nameOf(key), failure: opening.failure }] : [],
    ),
  ];
}

function nameOf(key: string): string {
  const id = environmentIdFromKey(key);
  return id === null ? '' : `${id.profile}, ${id.region}, ${id.name}`;
}

function failureLines(failures: readonly OwnedFailure[], withNames: boolean): readonly string[] {
  if (!withNames) {
    const kinds = countsText(failures.map(({ failure }) => failure.kind));
    return kinds === '' ? [] : kinds.split(', ');
  }
  return failures.map(({ owner, failure }) => {
    const { summary, detail } = failureText(failure);
    return [owner, failure.kind, summary, detail]
      .filter((part) => part !== undefined && part !== '')
      .join(': ');
  });
}

function nameLines(state: AppState): readonly string[] {
  return [
    ...titled(
      'Profiles by name',
      state.profiles.map(
        ({ name, kind, accountId }) => `${name}: ${kind}${accountId === undefined ? '' : `, ${accountId}`}`,
      ),
    ),
    ...titled(
      'Environments by name',
      knownEnvironments(state).map(({ id, webserverHost, status }) =>
        [`${id.profile}, ${id.region}, ${id.name}`, status, webserverHost]
          .filter((part) => part !== undefined)
          .join(': '),
      ),
    ),
  ];
}
