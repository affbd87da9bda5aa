/** Every failure in words: what happened, and what to do next. */

import type { AwsOperation, CallPlace, Failure, FailureKind, Remedy } from './failure.ts';
import { profileProblemText } from './profile-text.ts';

/** A failure in the words of the person who meets it. */
export interface FailureText {
  /** One line, without a full stop at its end: it stands in a row. */
  readonly summary: string;
  /** What to do next, as a sentence. */
  readonly advice: string;
  /** The service's own words, where they help; for the details and for copying. */
  readonly detail?: string;
}

const permissions: Readonly<Record<AwsOperation, string>> = {
  ListEnvironments: 'airflow:ListEnvironments',
  GetEnvironment: 'airflow:GetEnvironment',
  CreateWebLoginToken: 'airflow:CreateWebLoginToken',
  AssumeRole: 'sts:AssumeRole',
};

const deeds: Readonly<Record<AwsOperation, string>> = {
  ListEnvironments: 'list environments',
  GetEnvironment: 'describe environments',
  CreateWebLoginToken: 'log in to Airflow',
  AssumeRole: 'assume its role',
};

function subject(place: CallPlace): string {
  return place.environment === undefined
    ? `profile ${place.profile} in ${place.region}`
    : `${place.environment} (profile ${place.profile}, ${place.region})`;
}

/** As `core/airflow-host` tells them, but loosely: here it only chooses words. */
const webServerForm = /\.airflow\.(?:amazonaws\.com(?:\.cn)?|[a-z0-9-]+\.on\.[a-z.]+)$/;

/** A web server's name is some 70 letters long and the row names its environment already, so it stands in the details. */
function server(host: string) {
  const isWebServer = webServerForm.test(host);
  return {
    name: isWebServer ? 'the Airflow web server' : host,
    isWebServer,
    atStart: isWebServer ? 'The Airflow web server' : host,
    advice: (forWebServer: string, forAws: string) => (isWebServer ? forWebServer : forAws),
    detail: (...more: readonly string[]) => ({ detail: [host, ...more].join(': ') }),
  };
}

type Texts = { readonly [K in FailureKind]: (failure: Extract<Failure, { kind: K }>) => FailureText };

const texts: Texts = {
  'access-denied': ({ operation, place, message }) => ({
    summary: `Profile ${place.profile} may not ${deeds[operation]} in ${place.region}`,
    advice:
      operation === 'ListEnvironments'
        ? 'Add the environment by its name: logging in needs no permission to list.'
        : `Ask for the permission ${permissions[operation]}, or choose another profile.`,
    detail: message,
  }),
  'environment-not-found': ({ place }) => ({
    summary: `AWS knows no environment ${subject(place)}`,
    advice: 'Check name, region and profile; names are case-sensitive.',
  }),
  'request-invalid': ({ operation, message }) => ({
    summary: `AWS says that the request to ${deeds[operation]} is not valid`,
    advice: 'Check the name of the environment; if it is right, please report this.',
    detail: `${operation}: ${message}`,
  }),
  'aws-internal': ({ place }) => ({
    summary: `MWAA had an error of its own in ${place.region}`,
    advice: 'Try again in a moment; if it stays, look at the AWS Health Dashboard.',
  }),
  throttled: ({ place }) => ({
    summary: `AWS asks for fewer requests from profile ${place.profile} in ${place.region}`,
    advice: 'Wait a few seconds, then try again.',
  }),
  'credentials-expired': ({ profile }) => ({
    summary: `The credentials of profile ${profile} have expired`,
    advice: 'Renew them the way you got them, then try again; Windsock reads the files anew.',
  }),
  'credentials-rejected': ({ place }) => ({
    summary: `AWS does not accept the keys of profile ${place.profile} in ${place.region}`,
    advice: 'Check its access key; if the key is right, the region may not be enabled for the account.',
  }),
  'clock-wrong': () => ({
    summary: "AWS refused the request: this computer's clock is wrong",
    advice: 'Set date, time and time zone right, then try again.',
  }),
  'answer-not-json': ({ host }) => ({
    summary: `${host} answered with a web page instead of data`,
    advice:
      'A proxy or a Wi-Fi login page may stand in between: sign in there with a browser, then try again.',
  }),
  'answer-incomplete': ({ operation }) => ({
    summary: 'AWS answered, but without what was asked for',
    advice: 'Try again; if it stays, a proxy may be changing the answers.',
    detail: operation,
  }),
  'aws-unknown': ({ operation, name, message }) => ({
    summary: `AWS answered ${operation} with ${name}`,
    advice: 'Try again; the details may tell more.',
    detail: message,
  }),
  'profile-missing': ({ profile }) => ({
    summary: `There is no profile ${profile} any more`,
    advice: 'Put it back into the AWS config file, or open the environment through another profile.',
  }),
  'profile-not-ready': ({ profile, problem }) => ({
    summary: `Profile ${profile} cannot be used yet`,
    advice: `${profileProblemText(problem)}.`,
  }),
  'region-missing': ({ profile }) => ({
    summary: `Profile ${profile} names no region to look in`,
    advice: 'Add "region = ..." to the profile, or add the environment by its name.',
  }),
  'credentials-unavailable': ({ profile, message }) => ({
    summary: `Profile ${profile} gave no credentials`,
    advice: 'Check the profile in the AWS config and credentials files, then try again.',
    detail: message,
  }),
  'endpoint-not-allowed': ({ profile, endpoint }) => ({
    summary: `The endpoint of profile ${profile} is neither https nor this computer`,
    advice: `Keys are not sent to ${endpoint}. Change endpoint_url to an https address.`,
  }),
  'profile-file-unreadable': ({ file, line, problem }) => ({
    summary: `${file}${line === undefined ? '' : `, line ${line}`}: ${problem}`,
    advice: 'Mend the file; until then the profiles read last stay in use.',
  }),
  offline: () => ({
    summary: 'This computer is offline',
    advice: 'Connect to a network, then try again.',
  }),
  'host-not-found': ({ host }) => ({
    summary: `${server(host).isWebServer ? 'The name of the Airflow web server' : `The name ${host}`} was not found`,
    advice: server(host).advice(
      'Check the network. A private web server needs its VPN.',
      'Check the network; if it works, check the name of the region.',
    ),
    ...server(host).detail(),
  }),
  'connection-refused': ({ host }) => ({
    summary: `${server(host).atStart} refused the connection`,
    advice: server(host).advice(
      'A firewall or a proxy may say no. A private web server needs its VPN.',
      'Something on the way says no: ask who runs the firewall or the proxy.',
    ),
    ...server(host).detail(),
  }),
  'connection-reset': ({ host }) => ({
    summary: `The connection to ${server(host).name} was cut`,
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
    ...server(host).detail(),
  }),
  timeout: ({ host, timeoutMs }) => ({
    summary: `${server(host).atStart} did not answer within ${Math.max(1, Math.round(timeoutMs / 1000))} s`,
    advice: server(host).advice(
      'Try again. A private web server needs its VPN.',
      'Try again; if it stays, check the network and its proxy.',
    ),
    ...server(host).detail(),
  }),
  'certificate-refused': ({ host, code }) => ({
    summary: `The certificate of ${server(host).name} cannot be trusted`,
    advice:
      'Do not go on from this network. Behind a company proxy, its certificate must be in the system store.',
    ...server(host).detail(code),
  }),
  network: ({ host, code }) => ({
    summary: `${server(host).atStart} could not be reached`,
    advice: server(host).advice(
      'Check the network. A private web server needs its VPN.',
      'Check the network and its proxy, then try again.',
    ),
    ...server(host).detail(code),
  }),
  'host-not-trusted': ({ host }) => ({
    summary: `${host} is not an Airflow host of AWS`,
    advice: 'The login was not sent there. Check the endpoint of the profile.',
  }),
  'environment-not-ready': ({ name, status }) => ({
    summary: `${name} has no web server now: its status is “${status.replaceAll('_', ' ').toLowerCase()}”`,
    advice: /FAILED|DELET/.test(status)
      ? 'Look at it in the AWS console.'
      : 'Try again in a few minutes: AWS is asked for the status each time.',
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
    summary: name === '' ? 'The name is missing' : `"${name}" cannot be the name of an environment`,
    advice: 'A name starts with a letter and has up to 80 letters, digits, hyphens and underscores.',
  }),
  'region-name-invalid': ({ region }) => ({
    summary: region === '' ? 'The region is missing' : `"${region}" is not the name of a region`,
    advice: 'Regions look like eu-west-1.',
  }),
  cancelled: () => ({ summary: 'Cancelled', advice: 'Press Enter to try again.' }),
  'page-call-refused': () => ({
    summary: 'Windsock refused a call from one of its pages',
    advice: 'Please report this.',
  }),
  'hotkey-unavailable': ({ accelerator }) => ({
    summary: `The hotkey ${accelerator} belongs to another program`,
    advice: 'Take another one, or free this one and start Windsock again.',
  }),
  'settings-not-saved': ({ problem }) => ({
    summary: 'Your last change could not be saved',
    advice: 'It holds until you quit. Windsock tries again at the next change.',
    detail: problem,
  }),
  'settings-restored': ({ keptAs }) => ({
    summary: 'The settings file was damaged; the last good copy is in use',
    advice: `The damaged file is kept as ${keptAs}.`,
  }),
  unexpected: ({ reference }) => ({
    summary: 'Something in Windsock went wrong',
    advice: `Please report this with the log entry ${reference}.`,
  }),
};

/** @returns the words for a failure */
export function failureText(failure: Failure): FailureText {
  // The table has one entry for each kind; TypeScript cannot join key and argument by itself.
  const text = texts[failure.kind] as (failure: Failure) => FailureText;
  return text(failure);
}

/** What Enter says that it will do on a failed row. */
export const remedyTexts: Readonly<Record<Remedy, string>> = {
  retry: 'Try again',
  'look-again': 'Look again',
  'reset-session': 'Reset the session',
  'add-by-name': 'Add by name',
  'other-hotkey': 'Take another hotkey',
  dismiss: 'Dismiss',
};
