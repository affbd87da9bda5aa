// The signed STS operations: AssumeRole and GetCallerIdentity.
import type { Reply } from '../loopback-server.ts';
import { type AccessKey, accountOf, type Principal, type World } from '../world.ts';
import { principalOf } from '../world-index.ts';
import { type AwsError, errorReply, escapeMarkup, xmlReply } from './aws-reply.ts';
import { type Caller, type KeyRing, toAssumedRoleArn } from './key-ring.ts';

/** What an STS operation works on. */
export interface StsCall {
  readonly world: World;
  readonly keyRing: KeyRing;
  /** Codes of MFA devices that were taken, as `serial code`: none is good twice. */
  readonly usedMfaCodes: Set<string>;
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

function mfaProblem(call: StsCall, role: Principal, refusal: string): Reply | undefined {
  const { mfa } = role;
  if (mfa === undefined) return undefined;
  const serialNumber = call.parameters.get('SerialNumber');
  const code = call.parameters.get('TokenCode') ?? '';
  if (serialNumber === null) return denied(refusal);
  const use = `${serialNumber} ${code}`;
  const isRight = serialNumber === mfa.serialNumber && [mfa.code, ...(mfa.nextCodes ?? [])].includes(code);
  if (!isRight || call.usedMfaCodes.has(use)) {
    return denied('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
  }
  call.usedMfaCodes.add(use);
  return undefined;
}

/** What the operations that hand out a role's keys check first; undefined when all is well. */
export function askedProblem(parameters: URLSearchParams): Reply | undefined {
  const durationS = durationOf(parameters);
  if (!/^[\w+=,.@-]{2,64}$/.test(parameters.get('RoleSessionName') ?? '')) {
    return invalid('Invalid RoleSessionName.');
  }
  if (!Number.isInteger(durationS) || durationS < 900 || durationS > 43_200) {
    return invalid('The requested DurationSeconds is not between 900 and 43200.');
  }
  return undefined;
}

/** For how many seconds keys are asked for. */
export function durationOf(parameters: URLSearchParams): number {
  return Number(parameters.get('DurationSeconds') ?? '3600');
}

/** The part of an answer that names the role's session and its keys. */
export function assumedRoleXml(of: { arn: string; sessionName: string; key: AccessKey }): string {
  const { key } = of;
  return `<AssumedRoleUser>
      <AssumedRoleId>AROASTANDIN000000000:${escapeMarkup(of.sessionName)}</AssumedRoleId>
      <Arn>${escapeMarkup(of.arn)}</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>${key.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${key.secretAccessKey}</SecretAccessKey>
      <SessionToken>${key.sessionToken ?? ''}</SessionToken>
      <Expiration>${new Date(key.expiresAtMs ?? 0).toISOString()}</Expiration>
    </Credentials>`;
}

/** AssumeRole: temporary keys for a role that the caller may assume. */
export function assumeRole(call: StsCall): Reply {
  const asked = askedProblem(call.parameters);
  if (asked !== undefined) return asked;
  const roleArn = call.parameters.get('RoleArn') ?? '';
  const sessionName = call.parameters.get('RoleSessionName') ?? '';
  const refusal = `User: ${call.caller.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  const role = principalOf(call.world, roleArn);
  if (role === undefined || !call.caller.principal.mayAssume.includes(roleArn)) return denied(refusal);
  if (role.externalId !== undefined && call.parameters.get('ExternalId') !== role.externalId)
    return denied(refusal);
  const problem = mfaProblem(call, role, refusal);
  if (problem !== undefined) return problem;
  const arn = toAssumedRoleArn(roleArn, sessionName);
  const expiresAtMs = call.nowMs + durationOf(call.parameters) * 1000;
  const key = call.keyRing.issue({ principal: role, callerArn: arn, expiresAtMs });
  return xmlReply('AssumeRole', assumedRoleXml({ arn, sessionName, key }));
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
