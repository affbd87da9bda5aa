/** Finds the environments of a profile in a region, and describes them. */

import { type Environment, type EnvironmentId, isEnvironmentName } from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { gateBounds, type Urgency } from './call-gate.ts';
import { toEnvironment } from './environment-answer.ts';
import type { MwaaClients } from './mwaa-clients.ts';

/** Where to look, and what to call with each environment as soon as it is known. */
interface ListRequest {
  readonly profile: string;
  readonly region: string;
  /** Called once or twice for each environment: with its name alone, then with its details. */
  readonly onFound: (environment: Environment) => void;
  readonly signal?: AbortSignal | undefined;
}

/** How many environments the place has, and of how many GetEnvironment told the details. */
interface ListOutcome {
  readonly count: number;
  readonly described: number;
  /** Why some are not described; often `access-denied`, which is no fault. */
  readonly problem?: Failure;
}

/** One environment to describe. */
interface DescribeRequest {
  readonly id: EnvironmentId;
  readonly signal?: AbortSignal | undefined;
  readonly urgency?: Urgency | undefined;
}

/** The two questions about environments. */
export interface EnvironmentLookup {
  /** @returns failure of ListEnvironments, after which what `onFound` got still holds; see `MwaaClients.send`; never throws */
  readonly listEnvironments: (request: ListRequest) => Promise<Result<ListOutcome>>;
  /** Lists without describing. @returns the names; failure as of `listEnvironments` */
  readonly listNames: (request: Omit<ListRequest, 'onFound'>) => Promise<Result<readonly string[]>>;
  /** @returns the environment as `listed`; failure `environment-not-found` | ...; see `MwaaClients.send`; never throws */
  readonly describeEnvironment: (request: DescribeRequest) => Promise<Result<Environment>>;
}

/** The service's own largest page. */
const pageSize = 25;
/** Far above any quota; an answer that always has a next page ends here. */
const maxPages = 40;
/** As many as the gate lets through for one account and region. */
const maxCallsAtOnce = gateBounds.forEachKey;

type Sender = Pick<MwaaClients, 'send' | 'learnAccount'>;

/** @returns the lookup through these clients */
export function createEnvironmentLookup(clients: Sender): EnvironmentLookup {
  const describeEnvironment = (request: DescribeRequest) => describeOne(clients, request);
  return {
    describeEnvironment,
    listNames: (request) => listNames(clients, { ...request, onFound: () => undefined }),
    listEnvironments: async (request) => {
      const names = await listNames(clients, request);
      if (!names.ok) return names;
      const outcome = await describeAll(describeEnvironment, request, names.value);
      return ok({ count: names.value.length, ...outcome });
    },
  };
}

async function describeOne(clients: Sender, request: DescribeRequest): Promise<Result<Environment>> {
  const { id, signal, urgency } = request;
  const { profile, region, name } = id;
  if (!isEnvironmentName(name)) return fail({ kind: 'environment-name-invalid', name });
  const operation = 'GetEnvironment';
  const answer = await clients.send({
    operation,
    place: { profile, region, environment: name },
    signal,
    urgency,
    run: ({ client, sdk, signal: abortSignal }) =>
      client.send(new sdk.GetEnvironmentCommand({ Name: name }), { abortSignal }),
  });
  if (!answer.ok) return answer;
  const environment = toEnvironment(id, answer.value.Environment);
  if (environment === null) return fail({ kind: 'answer-incomplete', operation });
  if (environment.accountId !== undefined) clients.learnAccount(profile, environment.accountId);
  return ok(environment);
}

async function listNames(clients: Sender, request: ListRequest): Promise<Result<readonly string[]>> {
  const names = new Set<string>();
  const seenTokens = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await listPage(clients, request, token);
    if (!answer.ok) return answer;
    for (const name of answer.value.names) {
      if (names.has(name)) continue;
      names.add(name);
      request.onFound({ id: { profile: request.profile, region: request.region, name }, origin: 'listed' });
    }
    token = answer.value.nextToken;
    if (token === undefined || seenTokens.has(token)) break;
    seenTokens.add(token);
  }
  return ok([...names]);
}

interface Page {
  readonly names: readonly string[];
  readonly nextToken: string | undefined;
}

async function listPage(clients: Sender, request: ListRequest, token?: string): Promise<Result<Page>> {
  const { profile, region, signal } = request;
  const operation = 'ListEnvironments';
  const answer = await clients.send({
    operation,
    place: { profile, region },
    signal,
    urgency: 'search',
    run: ({ client, sdk, signal: abortSignal }) =>
      client.send(
        new sdk.ListEnvironmentsCommand({
          MaxResults: pageSize,
          ...(token !== undefined && { NextToken: token }),
        }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  const found: unknown = answer.value.Environments;
  if (!Array.isArray(found)) return fail({ kind: 'answer-incomplete', operation });
  const names = (found as readonly unknown[]).filter(
    (name): name is string => typeof name === 'string' && isEnvironmentName(name),
  );
  return ok({ names, nextToken: answer.value.NextToken || undefined });
}

/** What is wrong with one environment alone; after anything else the others would fail alike. */
const singleProblems: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'environment-not-found',
  'aws-internal',
  'aws-unknown',
  'answer-incomplete',
  'request-invalid',
]);

async function describeAll(
  describeEnvironment: EnvironmentLookup['describeEnvironment'],
  { profile, region, signal, onFound }: ListRequest,
  names: readonly string[],
): Promise<Omit<ListOutcome, 'count'>> {
  const waiting = [...names];
  let described = 0;
  let problem: Failure | undefined;
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const answer = await describeEnvironment({
        id: { profile, region, name },
        signal,
        urgency: 'search',
      });
      if (answer.ok) {
        described += 1;
        onFound(answer.value);
        continue;
      }
      problem ??= answer.failure;
      if (!singleProblems.has(answer.failure.kind)) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: maxCallsAtOnce }, work));
  return { described, ...(problem !== undefined && { problem }) };
}
