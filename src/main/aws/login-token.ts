/** Mints web login tokens. */

import { type EnvironmentId, isEnvironmentName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { cleanMessage } from '../core/clean-message.ts';
import { loginHostFor } from '../core/custom-host.ts';
import type { MwaaClients } from './mwaa-clients.ts';

/** SECURITY: lives only between the answer and the page load; never in state, a failure or a log. */
interface LoginToken {
  readonly token: string;
  /** Host name of the Airflow web server, without scheme or port, in lower case; one of AWS's own, or the person's for this environment. */
  readonly host: string;
  readonly iamIdentity?: string;
  readonly airflowIdentity?: string;
}

/**
 * Mints a web login token for an environment.
 *
 * The token is good for 60 s and is minted right before the page load; never cached.
 *
 * @returns failure `environment-name-invalid` | `answer-incomplete` | `host-not-trusted` | `person-needed` for a host that is
 *          not AWS's own | what `MwaaClients.send` says; never throws
 * @see https://docs.aws.amazon.com/mwaa/latest/API/API_CreateWebLoginToken.html
 */
export type MintLoginToken = (request: {
  readonly id: EnvironmentId;
  readonly signal?: AbortSignal | undefined;
}) => Promise<Result<LoginToken>>;

const operation = 'CreateWebLoginToken';

/** The host that the person set or confirmed for an environment. */
type CustomHostOf = (id: EnvironmentId) => string | undefined;

/** @returns the function that mints tokens through these clients */
export function createMintLoginToken(
  clients: Pick<MwaaClients, 'send'>,
  customHostOf: CustomHostOf,
): MintLoginToken {
  return async ({ id, signal }) => {
    const { profile, region, name } = id;
    if (!isEnvironmentName(name)) return fail({ kind: 'environment-name-invalid', name });
    const answer = await clients.send({
      operation,
      place: { profile, region, environment: name },
      signal,
      run: ({ client, sdk, signal: abortSignal }) =>
        client.send(new sdk.CreateWebLoginTokenCommand({ Name: name }), { abortSignal }),
    });
    return answer.ok ? toLoginToken(id, answer.value, customHostOf) : answer;
  };
}

interface TokenAnswer {
  readonly WebToken?: unknown;
  readonly WebServerHostname?: unknown;
  readonly IamIdentity?: unknown;
  readonly AirflowIdentity?: unknown;
}

function toLoginToken(
  id: EnvironmentId,
  answer: TokenAnswer,
  customHostOf: CustomHostOf,
): Result<LoginToken> {
  const { WebToken: token, WebServerHostname: hostname } = answer;
  // The SDK takes any 200 for a success, `{}` from a proxy included.
  if (typeof token !== 'string' || token === '') return fail({ kind: 'answer-incomplete', operation });
  if (typeof hostname !== 'string' || hostname === '') return fail({ kind: 'answer-incomplete', operation });
  // SECURITY: the token goes to this host and nowhere else; where a person is asked first, this token is dropped here.
  const target = loginHostFor(hostname, customHostOf(id));
  if (target.verdict === 'refuse')
    return fail({ kind: 'host-not-trusted', host: cleanMessage(hostname).slice(0, 120) });
  const { host } = target;
  if (target.verdict === 'ask')
    return fail({ kind: 'person-needed', profile: id.profile, need: { kind: 'host-consent', id, host } });
  const { IamIdentity: iamIdentity, AirflowIdentity: airflowIdentity } = answer;
  return ok({
    token,
    host,
    ...(typeof iamIdentity === 'string' && { iamIdentity }),
    ...(typeof airflowIdentity === 'string' && { airflowIdentity }),
  });
}
