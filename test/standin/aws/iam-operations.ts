// The one operation of IAM: ListAccountAliases.
import type { Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import { errorReply, escapeMarkup, xmlReply } from './aws-reply.ts';
import type { Caller } from './key-ring.ts';

/** What the operation works on. */
interface IamCall {
  readonly world: World;
  readonly caller: Caller;
  readonly region: string;
  readonly parameters: URLSearchParams;
}

/** ListAccountAliases: the account's one alias, or none; a signature for any but the partition's own region is refused. */
export function listAccountAliases({ world, caller, region, parameters }: IamCall): Reply {
  if (parameters.get('Version') !== '2010-05-08') {
    return errorReply('query', { status: 400, code: 'InvalidAction', message: 'Could not find operation' });
  }
  if (region !== 'us-east-1') {
    const message = `Credential should be scoped to a valid region, not '${region}'.`;
    return errorReply('query', { status: 403, code: 'SignatureDoesNotMatch', message });
  }
  if (caller.permissions.listAliases === false) {
    const message = `User: ${caller.callerArn} is not authorized to perform: iam:ListAccountAliases on resource: * because no identity-based policy allows the iam:ListAccountAliases action`;
    return errorReply('query', { status: 403, code: 'AccessDenied', message });
  }
  const alias = world.accounts.find(({ id }) => id === caller.account)?.alias ?? '';
  const members = alias === '' ? '' : `<member>${escapeMarkup(alias)}</member>`;
  const result = `<AccountAliases>${members}</AccountAliases>
    <IsTruncated>false</IsTruncated>`;
  return xmlReply('ListAccountAliases', result, 'iam');
}
