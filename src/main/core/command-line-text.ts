/** What is said of a command that was understood: on standard error, with the code that it ends with. */

import type { AirflowLink, LinkReading } from '../../shared/airflow-link.ts';
import { compareEnvironments, type Environment } from '../../shared/environment.ts';
import { assertNever, type Failure, type FailureKind } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import { shortVisibleText, visibleText } from '../../shared/visible-text.ts';
import { exitCodes } from './command-line-grammar.ts';
import { tableText } from './environment-table.ts';
import type { EnvironmentQuery } from './named-environment.ts';

/** How a command ends. */
export interface Ending {
  readonly code: number;
  /** For standard output, with its line ends. */
  readonly out: string;
  /** For standard error. */
  readonly said: string;
}

/** Candidates beyond these are counted. */
const maxCandidates = 20;

/** @returns an ending that says nothing on standard error */
export function printed(out: string): Ending {
  return { code: exitCodes.done, out, said: '' };
}

/** @returns what is said of a command line that cannot be understood */
export function usageEnding(sentence: string): Ending {
  return ended(exitCodes.usage, sentence, 'windsock --help shows what there is.');
}

/**
 * @param known  how many environments are known, and which of their names come close
 * @returns what is said of a name that no known environment has
 */
export function unknownEnding(
  { name, ...place }: EnvironmentQuery,
  known: { readonly count: number; readonly close: readonly string[] },
): Ending {
  return ended(
    exitCodes.unknownEnvironment,
    `Windsock knows no environment “${shortVisibleText(name)}”${placeText(place)}.${question(known.close)}`,
    unknownAdvice(known.count),
  );
}

/** @returns what is said beside an empty list of a profile or region that no known environment has */
export function unknownPlaceEnding(place: EnvironmentPlace, out: string, knownCount: number): Ending {
  const sentence = `Windsock knows no environment${placeText(place)}.`;
  return { ...ended(exitCodes.unknownEnvironment, sentence, unknownAdvice(knownCount)), out };
}

type EnvironmentPlace = Omit<EnvironmentQuery, 'name'>;

function placeText({ profile, region }: EnvironmentPlace): string {
  const through = profile === undefined ? '' : ` through profile ${shortVisibleText(profile)}`;
  return region === undefined ? through : `${through} in ${shortVisibleText(region)}`;
}

function unknownAdvice(knownCount: number): string {
  return knownCount === 0
    ? noneKnown
    : 'windsock list shows the ones that it knows; Windsock finds others, or adds one by its name.';
}

function question(names: readonly string[]): string {
  const [last, ...others] = names.map(visibleText).reverse();
  if (last === undefined) return '';
  const before = others.length === 0 ? '' : `${others.reverse().join(', ')} or `;
  return ` Did you mean ${before}${last}?`;
}

/** Said where there is nothing to list. */
export const noneKnown = 'No environments are known yet: start Windsock and look for environments.';

/**
 * @param widthMax  of the terminal, in letters
 * @returns what is said of a name that several environments match
 */
export function ambiguousEnding(
  { name }: EnvironmentQuery,
  candidates: readonly Environment[],
  widthMax?: number,
): Ending {
  const shown = candidates.toSorted(compareEnvironments).slice(0, maxCandidates);
  const more = candidates.length - shown.length;
  return ended(
    exitCodes.ambiguous,
    `“${shortVisibleText(name)}” may be each of these; give the whole name, --profile or --region:`,
    tableText(shown, widthMax).trimEnd(),
    ...(more === 0 ? [] : [`and ${more} more`]),
  );
}

/** @returns the environment that was meant by a part of its name */
export function meantText({ id }: Environment): string {
  return `${id.name} (${visibleText(id.profile)}, ${id.region})\n`;
}

/** @returns what is said of a link that leads to none of the environments that are known: nothing opens by itself */
export function unknownLinkText(link: AirflowLink): string {
  const whom = link.kind === 'page' ? `at ${link.host}` : `“${link.name}”`;
  return `Windsock knows no environment ${whom} yet: its picker asks what to do.\n`;
}

/** Said beside a login URL. */
export const loginUrlWarning =
  'This URL logs in as you: whoever has it can use it, once, within 60 seconds.\n';

/** @returns what is said of a login URL whose path is a guess */
export const guessedMajorText =
  'The Airflow version is not known: if the page is not found (404), open the environment in Windsock once.\n';

/** @returns what is said where neither this folder of the app's data nor one for the time being can be written to */
export function noFolderEnding(userDataFolder: string): Ending {
  return ended(
    exitCodes.failed,
    `Windsock can write neither to ${userDataFolder} nor to a folder for temporary files.`,
    'Make room on the disk, or see who owns these folders; then start Windsock again.',
  );
}

/** Said where the app would have to start. */
export const noScreenEnding: Ending = ended(
  exitCodes.failed,
  'Windsock does not run yet, and there is no screen to start it on.',
  'Set DISPLAY or WAYLAND_DISPLAY, or start Windsock on the desktop first.',
);

/** Chromium, whose network it uses, does not start without one. */
export const noScreenForUrlEnding: Ending = ended(
  exitCodes.failed,
  'There is no screen, and Chromium, whose network Windsock uses, looks for one.',
  'Say --ozone-platform=headless to do without: windsock --ozone-platform=headless url NAME',
);

/** @returns what is said of a text that is no link to open */
export function linkEnding(reading: Exclude<LinkReading, { kind: 'link' }>): Ending {
  const problem = reading.kind === 'refused' ? reading.problem : 'scheme';
  const { summary, advice } = failureText({ kind: 'link-refused', problem });
  return ended(exitCodes.usage, `${summary}.`, advice);
}

/** @returns the failure in words, with its code */
export function failureEnding(failure: Failure): Ending {
  const { summary, advice, detail } = failureText(failure);
  const help = failure.kind === 'person-needed' ? advisedFor(failure.need) : advice;
  return ended(codeOf(failure.kind), `${summary}.`, ...(detail === undefined ? [] : [detail]), help);
}

/** What a person can do where the command line would have to ask. */
function advisedFor(need: PersonNeed): string {
  switch (need.kind) {
    case 'sign-in':
    case 'aws-login':
      return `Sign in with Windsock or the AWS CLI, then run this again.`;
    case 'mfa-code':
      return 'The command line asks for no code: choose “Copy login URL” of the environment in Windsock.';
    case 'process-consent':
      return 'Open the environment in Windsock and allow the command once, then run this again.';
    case 'host-consent':
      return 'Open the environment in Windsock and confirm the host once, then run this again.';
    default:
      return assertNever(need);
  }
}

/** What AWS, or a person's absence, decided; everything else is nobody's refusal. */
const refusals: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'access-denied',
  'credentials-expired',
  'credentials-rejected',
  'credentials-unavailable',
  'profile-not-ready',
  'person-needed',
  'mfa-code-wrong',
  'process-failed',
  'web-identity-unreadable',
  'sign-in-refused',
  'aws-login-refused',
  'aws-login-other-identity',
  'sso-role-not-assigned',
  'region-not-enabled',
  'proxy-login-needed',
  'request-invalid',
]);

function codeOf(kind: FailureKind): number {
  if (kind === 'environment-not-found') return exitCodes.unknownEnvironment;
  return refusals.has(kind) ? exitCodes.refused : exitCodes.failed;
}

function ended(code: number, ...lines: readonly string[]): Ending {
  return {
    code,
    out: '',
    said: [`windsock: ${lines[0]}`, ...lines.slice(1)].map((line) => `${line}\n`).join(''),
  };
}
