// AssumeRoleWithWebIdentity, the STS operation that is let in by a token of somebody else's instead of a signature.
import type { Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import { principalOf } from '../world-index.ts';
import { errorReply, escapeMarkup, xmlReply } from './aws-reply.ts';
import { type KeyRing, toAssumedRoleArn } from './key-ring.ts';
import { namedErrors } from './named-errors.ts';
import { askedProblem, assumedRoleXml, durationOf } from './sts-operations.ts';

/** What the operation works on. */
export interface WebIdentityCall {
  readonly world: World;
  readonly keyRing: KeyRing;
  readonly parameters: URLSearchParams;
  readonly nowMs: number;
}

const errors = namedErrors['web-identity'];

/** AssumeRoleWithWebIdentity: temporary keys for a role that trusts the token's issuer. */
export function assumeRoleWithWebIdentity({ world, keyRing, parameters, nowMs }: WebIdentityCall): Reply {
  const asked = askedProblem(parameters);
  if (asked !== undefined) return asked;
  const token = world.webIdentityTokens?.find((known) => known.token === parameters.get('WebIdentityToken'));
  if (token === undefined) return errorReply('query', errors['invalid-identity-token']);
  if ((token.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) {
    return errorReply('query', errors['expired-token']);
  }
  const role = principalOf(world, parameters.get('RoleArn') ?? '');
  if (!role?.trustsIssuers?.includes(token.issuer)) return errorReply('query', errors['access-denied']);
  const sessionName = parameters.get('RoleSessionName') ?? '';
  const arn = toAssumedRoleArn(role.arn, sessionName);
  const expiresAtMs = nowMs + durationOf(parameters) * 1000;
  const key = keyRing.issue({ principal: role, callerArn: arn, expiresAtMs });
  return xmlReply(
    'AssumeRoleWithWebIdentity',
    `<SubjectFromWebIdentityToken>${escapeMarkup(token.subject)}</SubjectFromWebIdentityToken>
    <Audience>${escapeMarkup(token.audience)}</Audience>
    <Provider>${escapeMarkup(token.issuer)}</Provider>
    ${assumedRoleXml({ arn, sessionName, key })}`,
  );
}
