/** The smallest IAM policy that would allow what was denied. */

import type { EnvironmentId } from '../../shared/environment.ts';
import type { AwsOperation, Failure } from '../../shared/failure.ts';
import { partitionOf } from '../../shared/regions.ts';

/** Whom and what the policy is for. */
export interface PolicyQuestion {
  readonly id: EnvironmentId;
  /** The failures of the red steps, in any order. */
  readonly failures: readonly Failure[];
  /** Twelve digits, where it is known. */
  readonly accountId?: string | undefined;
}

/** Stands where the account belongs: no policy with it is taken by IAM, so nobody overlooks it. */
const accountPlaceholder = 'YOUR-ACCOUNT-ID';
const rolePlaceholder = 'arn:aws:iam::YOUR-ACCOUNT-ID:role/YOUR-ROLE';

/** The Airflow role in the ARN of a login: the one with which people run DAGs. */
const airflowRole = 'User';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string;
}

type Grant = (question: PolicyQuestion) => Omit<Statement, 'Effect'>;

/** In the order in which they stand in the policy. */
const grants: readonly (readonly [AwsOperation, Grant])[] = [
  [
    'AssumeRole',
    ({ failures }) => ({ Sid: 'AssumeRole', Action: 'sts:AssumeRole', Resource: deniedRole(failures) }),
  ],
  [
    'ListEnvironments',
    () => ({ Sid: 'ListEnvironments', Action: 'airflow:ListEnvironments', Resource: '*' }),
  ],
  [
    'GetEnvironment',
    (question) => ({
      Sid: 'DescribeEnvironment',
      Action: 'airflow:GetEnvironment',
      Resource: airflowArn(question, `environment/${question.id.name}`),
    }),
  ],
  [
    'CreateWebLoginToken',
    (question) => ({
      Sid: 'LogInToAirflow',
      Action: 'airflow:CreateWebLoginToken',
      Resource: airflowArn(question, `role/${question.id.name}/${airflowRole}`),
    }),
  ],
];

/** In a chain it need not be the role of the chosen profile. */
function deniedRole(failures: readonly Failure[]): string {
  const steps = failures.flatMap((failure) => (failure.kind === 'access-denied' ? (failure.step ?? []) : []));
  return steps[0]?.roleArn || rolePlaceholder;
}

function airflowArn({ id, accountId = accountPlaceholder }: PolicyQuestion, resource: string): string {
  return `arn:${partitionOf(id.region)}:airflow:${id.region}:${accountId}:${resource}`;
}

/**
 * @returns the policy as JSON text; null when IAM denied nothing that a policy could allow
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmanagedworkflowsforapacheairflow.html
 */
export function smallestPolicy(question: PolicyQuestion): string | null {
  const denied = new Set(
    question.failures.flatMap((failure) => (failure.kind === 'access-denied' ? [failure.operation] : [])),
  );
  const statements = grants.flatMap(([operation, grant]): readonly Statement[] => {
    if (!denied.has(operation)) return [];
    const { Sid, Action, Resource } = grant(question);
    return [{ Sid, Effect: 'Allow', Action, Resource }];
  });
  if (statements.length === 0) return null;
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
