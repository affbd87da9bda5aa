import { describe, expect, it } from 'vitest';
import { smallestPolicy } from '../../../../src/main/core/iam-policy.ts';
import type { AwsOperation, Failure } from '../../../../src/shared/failure.ts';

const id = { profile: 'finance', region: 'eu-west-1', name: 'ledger-prod' };
const accountId = '123456789012';
const denied = (operation: AwsOperation): Extract<Failure, { kind: 'access-denied' }> => ({
  kind: 'access-denied',
  operation,
  place: { profile: id.profile, region: id.region },
  message: '',
});

/** @returns `action on resource` for each statement */
function grants(policy: string | null): readonly string[] {
  const parsed = JSON.parse(policy ?? '{"Statement":[]}') as {
    readonly Statement: readonly { readonly Action: string; readonly Resource: string }[];
  };
  return parsed.Statement.map(({ Action, Resource }) => `${Action} on ${Resource}`);
}

describe('the smallest policy', () => {
  it.each([
    [['ListEnvironments'], ['airflow:ListEnvironments on *']],
    [
      ['GetEnvironment'],
      ['airflow:GetEnvironment on arn:aws:airflow:eu-west-1:123456789012:environment/ledger-prod'],
    ],
    [
      ['CreateWebLoginToken'],
      ['airflow:CreateWebLoginToken on arn:aws:airflow:eu-west-1:123456789012:role/ledger-prod/User'],
    ],
    [
      ['CreateWebLoginToken', 'ListEnvironments', 'ListEnvironments'],
      [
        'airflow:ListEnvironments on *',
        'airflow:CreateWebLoginToken on arn:aws:airflow:eu-west-1:123456789012:role/ledger-prod/User',
      ],
    ],
  ] as const)('for %j', (operations, expected) => {
    expect(grants(smallestPolicy({ id, failures: operations.map(denied), accountId }))).toEqual(expected);
  });

  it('is about the role of the step that was denied', () => {
    const step = { profile: 'mid', roleArn: 'arn:aws:iam::123456789012:role/mid', sourceProfile: 'keys' };
    const failures = [{ ...denied('AssumeRole'), step }];
    expect(grants(smallestPolicy({ id, failures, accountId }))).toEqual([
      'sts:AssumeRole on arn:aws:iam::123456789012:role/mid',
    ]);
  });

  it.each([
    ['us-east-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('in %s is of the partition %s', (region, partition) => {
    const policy = smallestPolicy({ id: { ...id, region }, failures: [denied('GetEnvironment')], accountId });
    expect(grants(policy)).toEqual([
      `airflow:GetEnvironment on arn:${partition}:airflow:${region}:123456789012:environment/ledger-prod`,
    ]);
  });

  it('says where an account or a role is not known', () => {
    const failures = [denied('AssumeRole'), denied('GetEnvironment')];
    expect(grants(smallestPolicy({ id, failures }))).toEqual([
      'sts:AssumeRole on arn:aws:iam::YOUR-ACCOUNT-ID:role/YOUR-ROLE',
      'airflow:GetEnvironment on arn:aws:airflow:eu-west-1:YOUR-ACCOUNT-ID:environment/ledger-prod',
    ]);
  });

  it.each<readonly [readonly Failure[]]>([
    [[]],
    [[{ kind: 'offline' }]],
    [[{ kind: 'credentials-expired', profile: 'finance' }]],
    [[denied('GetCallerIdentity'), denied('GetRoleCredentials')]],
  ])('is none where no policy would help: %j', (failures) => {
    expect(smallestPolicy({ id, failures, accountId })).toBeNull();
  });

  it('is a policy document that IAM takes', () => {
    const policy = smallestPolicy({ id, failures: [denied('ListEnvironments')], accountId });
    expect(JSON.parse(policy ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'ListEnvironments', Effect: 'Allow', Action: 'airflow:ListEnvironments', Resource: '*' },
      ],
    });
  });
});
