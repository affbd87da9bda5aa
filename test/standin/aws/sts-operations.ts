// The two STS operations: AssumeRole and GetCallerIdentity.
import type { Reply } from '../loopback-server.ts';
import { accountOf, type Principal, type World } from '../world.ts';
import { type AwsError, errorReply, escapeMarkup, xmlReply } from './aws-reply.ts';
import { type Caller, type KeyRing, toAssumedRoleArn } from './key-ring.ts';

/** What an STS operation works on. */
export interface StsCall {
  readonly world: World;
  readonly keyRing: KeyRing;
  readonly caller: Caller;
  readonly parameters: URLSearchParams;
  readonly nowMs: number;
}

function fail(error: AwsError): Reply {
  return errorReply('query', error);
}

function invalid(message: string): Reply {
  return fail({ status: 400, code: 'ValidationError', message });
}

function denied(message: string): Reply {
  return fail({ status: 403, code: 'AccessDenied', message });
}

function mfaProblem(role: Principal, parameters: URLSearchParams, refusal: string): Reply | undefined {
  if (role.mfa === undefined) return undefined;
  if (parameters.get('SerialNumber') === null) return denied(refusal);
  const isRight =
    parameters.get('SerialNumber') === role.mfa.serialNumber && parameters.get('TokenCode') === role.mfa.code;
  return isRight
    ? undefined
    : denied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
}

/** AssumeRole: temporary keys for a role that the caller may assume. */
export function assumeRole(call: StsCall): Reply {
  const roleArn = call.parameters.get('RoleArn') ?? '';
  const sessionName = call.parameters.get('RoleSessionName') ?? '';
  const durationS = Number(call.parameters.get('DurationSeconds') ?? '3600');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) return invalid('Invalid RoleSessionName.');
  if (!Number.isInteger(durationS) || durationS < 900 || durationS > 43_200) {
    return invalid('The requested DurationSeconds is not between 900 and 43200.');
  }
  const refusal = `User: ${call.caller.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  const role = call.world.principals.find((principal) => principal.arn === roleArn);
  if (role === undefined || !call.caller.principal.mayAssume.includes(roleArn)) return denied(refusal);
  const problem = mfaProblem(role, call.parameters, refusal);
  if (problem !== undefined) return problem;
  const expiresAtMs = call.nowMs + durationS * 1000;
  const key = call.keyRing.issue({ role, sessionName, expiresAtMs });
  return xmlReply(
    'AssumeRole',
    `<AssumedRoleUser>
      <AssumedRoleId>AROASTANDIN000000000:${escapeMarkup(sessionName)}</AssumedRoleId>
      <Arn>${escapeMarkup(toAssumedRoleArn(roleArn, sessionName))}</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>${key.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${key.secretAccessKey}</SecretAccessKey>
      <SessionToken>${key.sessionToken ?? ''}</SessionToken>
      <Expiration>${new Date(expiresAtMs).toISOString()}</Expiration>
    </Credentials>`,
  );
}

/** GetCallerIdentity: who signed this request. */
export function getCallerIdentity(call: StsCall): Reply {
  const { callerArn } = call.caller;
  return xmlReply(
    'GetCallerIdentity',
    `<Arn>${escapeMarkup(callerArn)}</Arn>
    <UserId>AIDASTANDIN000000000</UserId>
    <Account>${accountOf(callerArn)}</Account>`,
  );
}
