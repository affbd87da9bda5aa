// The access keys that the stand-in knows: those of the world and the temporary ones that STS, SSO and Sign-In hand out.
import { randomBytes } from 'node:crypto';
import type { AccessKey, Permissions, Principal, World } from '../world.ts';
import { accountOf } from '../world.ts';
import { principalWithKey } from '../world-index.ts';

/** Who a key belongs to. */
export interface Caller {
  readonly key: AccessKey;
  readonly principal: Principal;
  readonly account: string;
  /** The ARN that errors and GetCallerIdentity name: the user's own, or `assumed-role/{role}/{session}`. */
  readonly callerArn: string;
  readonly permissions: Permissions;
}

/** The key ring. */
export interface KeyRing {
  find(accessKeyId: string): Caller | undefined;
  /** Makes temporary keys for a role or a user. */
  issue(of: { principal: Principal; callerArn: string; expiresAtMs: number }): AccessKey;
  /** The keys that were issued so far. */
  issued(): readonly AccessKey[];
}

function toCaller(principal: Principal, key: AccessKey, callerArn: string): Caller {
  return { key, principal, callerArn, account: accountOf(principal.arn), permissions: principal.permissions };
}

/** `arn:aws:iam::1:role/team/x` and a session become `arn:aws:sts::1:assumed-role/x/session`. */
export function toAssumedRoleArn(roleArn: string, sessionName: string): string {
  const partition = roleArn.split(':')[1] ?? 'aws';
  return `arn:${partition}:sts::${accountOf(roleArn)}:assumed-role/${roleArn.split('/').at(-1) ?? ''}/${sessionName}`;
}

/** Collects the keys of a world. */
export function createKeyRing(world: World): KeyRing {
  const issued = new Map<string, Caller>();

  const find = (accessKeyId: string): Caller | undefined => {
    const principal = principalWithKey(world, accessKeyId);
    const key = principal?.keys.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (principal === undefined || key === undefined) return issued.get(accessKeyId);
    return toCaller(principal, key, principal.arn);
  };

  const issue: KeyRing['issue'] = ({ principal, callerArn, expiresAtMs }) => {
    const key = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: `FwoGZXIvYXdz${randomBytes(120).toString('base64')}`,
      expiresAtMs,
    };
    issued.set(key.accessKeyId, toCaller(principal, key, callerArn));
    return key;
  };

  return { find, issue, issued: () => [...issued.values()].map(({ key }) => key) };
}
