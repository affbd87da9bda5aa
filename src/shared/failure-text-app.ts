/** Failures of Airflow's web servers, of what a person typed, and of Windsock itself, in words. */

import type { LinkProblem } from './airflow-link.ts';
import type { Failure } from './failure.ts';
import type { FailureText, Texts } from './failure-words.ts';
import { shortVisibleText } from './visible-text.ts';

/** Why a link is none to open. */
const linkProblems: Readonly<Record<LinkProblem, string>> = {
  'too-long': 'This link is longer than any of Airflow',
  characters: 'This link has spaces or hidden letters in it',
  scheme: 'Only https links and links of Windsock’s own are opened',
  'user-info': 'This link has a name or a password in front of its host',
  port: 'This link names a port, which no Airflow of AWS has',
  host: 'This link does not lead to an Airflow of AWS',
  path: 'The path of this link leads astray',
  parameters: 'This link of Windsock’s own is not complete',
  several: 'There are several Airflow links in this text',
  broken: 'A space, a line break or a mark such as “|” stands in this link',
  'mail-link': 'This is a mail program’s link',
};

const linkAdvice: Readonly<Partial<Record<LinkProblem, string>>> = {
  host: 'A custom domain is known once it was set for its environment.',
  several: 'Paste the one to open.',
  broken: 'Paste it in one piece, as the browser copies it.',
  'mail-link': 'Open it in the browser, and copy the address from there.',
};

const notSavedTexts: Readonly<
  Record<
    Extract<Failure, { kind: 'settings-not-saved' }>['why'],
    (folder: string) => Omit<FailureText, 'detail'>
  >
> = {
  'no-room': () => ({
    summary: 'Your last change is not saved: the disk is full',
    advice: 'It holds until you quit. Make room, and Windsock saves it by itself.',
  }),
  'not-allowed': (folder) => ({
    summary: 'Windsock cannot save its settings',
    advice: `What you change holds until you quit. Look at who owns ${shortVisibleText(folder)} and whether its disk is read-only.`,
  }),
  other: () => ({
    summary: 'Your last change could not be saved',
    advice: 'It holds until you quit. Windsock tries again every few seconds.',
  }),
};

/** The words for these failures. */
export const appTexts: Texts<
  | 'host-not-trusted'
  | 'environment-not-ready'
  | 'environment-updating'
  | 'login-page-missing'
  | 'login-refused'
  | 'session-broken'
  | 'web-server-error'
  | 'environment-name-invalid'
  | 'region-name-invalid'
  | 'host-name-invalid'
  | 'link-refused'
  | 'link-host-not-found'
  | 'too-many-profiles'
  | 'cancelled'
  | 'page-call-refused'
  | 'hotkey-unavailable'
  | 'login-item-not-set'
  | 'login-item-blocked'
  | 'hotkey-in-use'
  | 'settings-not-saved'
  | 'settings-restored'
  | 'sign-out-unconfirmed'
  | 'unexpected'
> = {
  'host-not-trusted': ({ host }) => ({
    summary: `${shortVisibleText(host)} cannot be the host of a web server`,
    advice: 'AWS named it, and the login was not sent there. Check the endpoint of the profile.',
  }),
  'environment-not-ready': ({ name, status }) => ({
    summary:
      status === 'CREATING'
        ? `${name} is being created: it has no web server yet`
        : `${name} has no web server now: its status is “${status.replaceAll('_', ' ').toLowerCase()}”`,
    advice: /FAILED|DELET/.test(status)
      ? 'Look at it in the AWS console.'
      : 'Try again in a few minutes: AWS is asked for the status each time.',
  }),
  'environment-updating': ({ name, status, host }) => ({
    summary: `${name} was not reached: AWS is at work on it (“${status.replaceAll('_', ' ').toLowerCase()}”)`,
    advice: 'Its web server may be away meanwhile: try again when its status is “available”.',
    detail: host,
  }),
  'login-page-missing': ({ host }) => ({
    summary: 'The web server has neither the login page of Airflow 2 nor that of Airflow 3',
    advice: 'The environment may be starting or updating: try again in a few minutes.',
    detail: host,
  }),
  'login-refused': ({ host, status }) => ({
    summary:
      status < 400
        ? 'Airflow took the login but did not log you in'
        : `Airflow refused the login (${status})`,
    advice: 'Try again with a fresh token; if it stays, ask for an Airflow role in IAM.',
    detail: host,
  }),
  'session-broken': ({ host }) => ({
    summary: 'Airflow stumbles over the cookies of an old session',
    advice: 'Forget the session of this environment and log in anew.',
    detail: host,
  }),
  'web-server-error': ({ host, status }) => ({
    summary: `The Airflow web server answered with error ${status}`,
    advice: 'It may be restarting: try again in a moment.',
    detail: host,
  }),
  'environment-name-invalid': ({ name }) => ({
    summary:
      name === ''
        ? 'The name is missing'
        : `“${shortVisibleText(name)}” cannot be the name of an environment`,
    advice: 'A name starts with a letter and has up to 80 letters, digits, hyphens and underscores.',
  }),
  'region-name-invalid': ({ region }) => ({
    summary:
      region === '' ? 'The region is missing' : `“${shortVisibleText(region)}” is not the name of a region`,
    advice: 'Regions look like eu-west-1.',
  }),
  'host-name-invalid': ({ host }) => ({
    summary:
      host === '' ? 'The host is missing' : `“${shortVisibleText(host)}” cannot be the host of a web server`,
    advice: 'A host is a name such as airflow.example.com, in ASCII, without a port and without a path.',
  }),
  'link-refused': ({ problem }) => ({
    summary: linkProblems[problem],
    advice: linkAdvice[problem] ?? 'Copy the address of an Airflow page from the browser, and paste it here.',
  }),
  'link-host-not-found': ({ host, region }) => ({
    summary: `None of your profiles shows an environment with this address in ${region}`,
    advice: 'Sign in where that is needed, or add the environment by its name.',
    detail: host,
  }),
  'too-many-profiles': ({ max }) => ({
    summary: `Windsock keeps at most ${max.toLocaleString('en-US')} profiles of its own`,
    advice: 'Choose fewer roles, or remove profiles that you do not use.',
  }),
  cancelled: () => ({ summary: 'Cancelled', advice: 'Press Enter to try again.' }),
  'page-call-refused': () => ({
    summary: 'Windsock refused a call from one of its pages',
    advice: 'Please report this.',
  }),
  'hotkey-unavailable': ({ accelerator, favourite }) => ({
    summary: `The hotkey ${accelerator}${favourite === undefined ? '' : ` of ${favourite.name}`} belongs to another program`,
    advice: 'Take another one, or free this one and start Windsock again.',
  }),
  'login-item-not-set': ({ folder, problem }) => ({
    summary: 'Starting at login could not be changed',
    advice: `Windsock needs to read and write ${shortVisibleText(folder)}: look at who owns this folder and whether the disk is full.`,
    detail: problem,
  }),
  'login-item-blocked': ({ system }) => ({
    summary: 'Your system holds Windsock back from starting at login',
    advice:
      system === 'mac'
        ? 'Allow it in System Settings, under General, Login Items.'
        : 'Turn it on in Settings, under Apps, Startup; or in Task Manager, under Startup apps.',
  }),
  'hotkey-in-use': ({ accelerator, opens }) => ({
    summary: `The hotkey ${accelerator} opens ${opens === 'picker' ? 'the picker' : opens.name} already`,
    advice: 'Press other keys, or take these away there first.',
  }),
  'settings-not-saved': ({ why, folder, problem }) => ({ ...notSavedTexts[why](folder), detail: problem }),
  'settings-restored': ({ from, keptAs }) => {
    const rest = from === 'defaults' ? 'What could not be read is as in a new Windsock. ' : '';
    return {
      summary:
        from === 'defaults'
          ? 'The settings file was damaged, and there is no good copy of it'
          : 'The settings file was damaged; the last good copy is in use',
      advice: `${rest}The damaged file ${keptAs === null ? 'is where it was' : `is kept as ${keptAs}`}.`,
    };
  },
  'sign-out-unconfirmed': ({ sessions }) => ({
    summary: `AWS did not confirm the sign-out of ${sessions.map((name) => shortVisibleText(name)).join(', ')}`,
    advice: 'The tokens are gone from this computer; at AWS they may be good until they expire.',
  }),
  unexpected: ({ reference }) => ({
    summary: 'Something in Windsock went wrong',
    advice: `Please report this with the log entry ${reference}.`,
  }),
};
