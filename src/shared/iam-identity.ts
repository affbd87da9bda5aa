/** Who one is to AWS, as CreateWebLoginToken and STS write it, taken apart for people. */

/** An IAM identity. `unknown`: a text of no form that is known, to be shown as it came. */
export type IamIdentity =
  /** `session` is what CloudTrail names a person by: an e-mail address where they came through IAM Identity Center. */
  | {
      readonly kind: 'role';
      readonly role: string;
      readonly session: string;
      readonly permissionSet?: string;
    }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'federated'; readonly user: string }
  | { readonly kind: 'root' }
  | { readonly kind: 'unknown'; readonly text: string };

/** The roles that IAM Identity Center makes: `AWSReservedSSO_{permission set}_{16 hex digits}`. */
const permissionSetRole = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** Names that programs give to sessions where nobody gave one: Windsock's own, the AWS CLI's and those of the SDKs. */
const madeUpSession =
  /^(windsock|botocore-session|aws-cli|aws-sdk-[a-z]+(-session)?|aws-go-sdk|AWSCLI-Session)(-?\d+)?$/;

/** The part of an ARN behind the account; a text that is no ARN is that part already. */
function resourceOf(text: string): string {
  const [scheme, , service, , , ...resource] = text.split(':');
  return scheme === 'arn' && (service === 'sts' || service === 'iam') ? resource.join(':') : text;
}

/**
 * @param text  an ARN, or what stands in it behind the account: `assumed-role/{role}/{session}`, `user/{path}{name}`,
 *              `federated-user/{name}`, `root`
 */
export function iamIdentityFrom(text: string): IamIdentity {
  const resource = resourceOf(text.trim());
  if (resource === 'root') return { kind: 'root' };
  const [kind, ...names] = resource.split('/');
  const [first = '', ...more] = names;
  const last = names.at(-1) ?? '';
  if (kind === 'assumed-role' && first !== '' && more.length > 0) {
    const permissionSet = permissionSetRole.exec(first)?.[1];
    return {
      kind: 'role',
      role: first,
      session: more.join('/'),
      ...(permissionSet !== undefined && { permissionSet }),
    };
  }
  if (kind === 'user' && last !== '') return { kind: 'user', user: last };
  if (kind === 'federated-user' && first !== '') return { kind: 'federated', user: names.join('/') };
  return { kind: 'unknown', text: text.trim() };
}

/** @returns the identity in words: "DataEngineer (role) as mara", "mara.lindqvist (IAM user)"; empty for an empty text */
export function iamIdentityText(text: string): string {
  const identity = iamIdentityFrom(text);
  switch (identity.kind) {
    case 'role':
      return roleText(identity);
    case 'user':
      return `${identity.user} (IAM user)`;
    case 'federated':
      return `${identity.user} (federated user)`;
    case 'root':
      return 'Root user of the account';
    case 'unknown':
      return identity.text;
  }
}

function roleText({ role, permissionSet, session }: Extract<IamIdentity, { kind: 'role' }>): string {
  const text = `${permissionSet ?? role} (role)`;
  return madeUpSession.test(session) ? text : `${text} as ${session}`;
}

/**
 * The Airflow user's name as MWAA makes it: `assumed-role/{role}` or `user/{name}`; Airflow shows it in its own page, so it
 * stays recognisable.
 *
 * @returns the name without what every name of its kind begins with
 */
export function airflowUserText(text: string): string {
  const identity = iamIdentityFrom(text);
  if (identity.kind === 'user' || identity.kind === 'federated') return identity.user;
  return text.trim().replace(/^assumed-role\//, '');
}
