/** What the texts of all failures are made of. */

import type { AwsOperation, CallPlace, Failure, FailureKind } from './failure.ts';

/** A failure in the words of the person who meets it. */
export interface FailureText {
  /** One line, without a full stop at its end: it stands in a row. */
  readonly summary: string;
  /** What to do next, as a sentence. */
  readonly advice: string;
  /** The service's own words, where they help; for the details and for copying. */
  readonly detail?: string;
}

/** A table of texts for some kinds of failures. */
export type Texts<K extends FailureKind> = {
  readonly [Kind in K]: (failure: Extract<Failure, { kind: Kind }>) => FailureText;
};

/** The IAM action that an operation needs; none for what is called without keys. */
export const permissions: Readonly<Record<AwsOperation, string | null>> = {
  ListEnvironments: 'airflow:ListEnvironments',
  GetEnvironment: 'airflow:GetEnvironment',
  CreateWebLoginToken: 'airflow:CreateWebLoginToken',
  AssumeRole: 'sts:AssumeRole',
  AssumeRoleWithWebIdentity: 'sts:AssumeRoleWithWebIdentity',
  GetCallerIdentity: null,
  ListAccountAliases: 'iam:ListAccountAliases',
  RegisterClient: null,
  StartDeviceAuthorization: null,
  CreateToken: null,
  GetRoleCredentials: null,
  ListAccounts: null,
  ListAccountRoles: null,
  Logout: null,
  CreateOAuth2Token: 'signin:CreateOAuth2Token',
};

/** What an operation does, after "may not". */
export const deeds: Readonly<Record<AwsOperation, string>> = {
  ListEnvironments: 'list environments',
  GetEnvironment: 'describe environments',
  CreateWebLoginToken: 'log in to Airflow',
  AssumeRole: 'assume its role',
  AssumeRoleWithWebIdentity: 'assume its role',
  GetCallerIdentity: 'ask who it is',
  ListAccountAliases: 'ask for the account’s alias',
  RegisterClient: 'begin a sign-in',
  StartDeviceAuthorization: 'begin a sign-in',
  CreateToken: 'finish the sign-in',
  GetRoleCredentials: 'get the credentials of its role',
  ListAccounts: 'list accounts',
  ListAccountRoles: 'list roles',
  Logout: 'sign out',
  CreateOAuth2Token: 'renew its sign-in',
};

/** @returns the environment, or the profile where there is none, with its place */
export function subject(place: CallPlace): string {
  return place.environment === undefined
    ? `profile ${place.profile} in ${place.region}`
    : `${place.environment} (profile ${place.profile}, ${place.region})`;
}

/** As `airflow-host` tells them, but loosely: here it only chooses words. */
const webServerForm = /\.airflow\.(?:amazonaws\.com(?:\.cn)?|[a-z0-9-]+\.on\.[a-z.]+)$/;

/**
 * A web server's name is some 70 letters long and the row names its environment already, so it stands in the details.
 *
 * @returns how to name a host in a sentence
 */
export function server(host: string) {
  const isWebServer = webServerForm.test(host);
  return {
    name: isWebServer ? 'the Airflow web server' : host,
    isWebServer,
    atStart: isWebServer ? 'The Airflow web server' : host,
    advice: (forWebServer: string, forAws: string) => (isWebServer ? forWebServer : forAws),
    detail: (...more: readonly string[]) => ({ detail: [host, ...more].join(': ') }),
  };
}
