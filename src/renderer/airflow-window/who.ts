/** Who a person is in a window: user, profile, account, region; pure. */

import type { AirflowSession, WindowSnapshot } from '../../shared/airflow-window.ts';
import { airflowUserText, iamIdentityText } from '../../shared/iam-identity.ts';

/** Who one is to AWS tells more than the Airflow user, which is made of it and loses the person behind a role. */
function userOf({ iamIdentity, airflowUser }: AirflowSession): string | undefined {
  if (iamIdentity !== undefined && iamIdentity !== '') return iamIdentityText(iamIdentity);
  return airflowUser === undefined ? undefined : airflowUserText(airflowUser);
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
  const user = session === null ? undefined : userOf(session);
  return {
    name,
    ...(user !== undefined && { user }),
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
