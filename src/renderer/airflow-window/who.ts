/** Who a person is in a window: user, profile, account, region; pure. */

import type { WindowSnapshot } from '../../shared/airflow-window.ts';

/** @returns the last part of a user such as `assumed-role/analyst/mara`: the others stand in the details */
function shortUser(user: string): string {
  return user.slice(user.lastIndexOf('/') + 1) || user;
}

/** What the bar says of it, the most telling first; what is not known is absent. */
export interface Who {
  readonly name: string;
  readonly user?: string;
  readonly profile: string;
  readonly account?: string;
  readonly region: string;
}

/** @returns what the bar says */
export function whoOf({ environment, session, accountAlias }: WindowSnapshot): Who {
  const account = accountAlias ?? environment.accountId;
  const { name, profile, region } = environment.id;
  return {
    name,
    ...(session?.airflowUser !== undefined && { user: shortUser(session.airflowUser) }),
    profile,
    ...(account !== undefined && { account }),
    region,
  };
}

/** @returns every fact that the details show, each with its name */
export function whoFacts(snapshot: WindowSnapshot): readonly (readonly [name: string, value: string])[] {
  const { environment, session, accountAlias, proxy } = snapshot;
  const { id, accountId, airflowVersion, webserverHost } = environment;
  const account = accountAlias === undefined ? accountId : `${accountAlias} (${accountId ?? 'id unknown'})`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Environment', id.name],
    ['Airflow user', session?.airflowUser],
    ['IAM identity', session?.iamIdentity],
    ['Profile', id.profile],
    ['Account', account],
    ['Region', id.region],
    ['Airflow', airflowVersion],
    ['Web server', session?.host ?? webserverHost],
    ['Proxy', proxy],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
