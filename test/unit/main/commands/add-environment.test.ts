import { describe, expect, it, vi } from 'vitest';
import {
  type AddEnvironmentParts,
  createAddEnvironment,
} from '../../../../src/main/commands/add-environment.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { EnvironmentId } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { everyProblem } from '../../shared/every-failure.ts';
import { alpha, idOf, listed, profileOf, prototypeNames, stateWith } from '../sample-state.ts';

const problem = everyProblem['no-credentials'];
const profiles = [profileOf('dev'), profileOf('broken', { readiness: { ready: false, reason: problem } })];

type Describe = AddEnvironmentParts['describeEnvironment'];

const denied: Describe = async ({ id: { name, ...place } }) =>
  fail({
    kind: 'access-denied',
    operation: 'GetEnvironment',
    place: { ...place, environment: name },
    message: '',
  });

function adding(describeEnvironment: Describe = denied) {
  const store = createStore(stateWith({}, { profiles }));
  const typed = () => store.get().settings.typedEnvironments;
  return { ...createAddEnvironment({ store, describeEnvironment }), store, typed };
}

async function added(id: EnvironmentId, describeEnvironment?: Describe) {
  const { add, typed } = adding(describeEnvironment);
  return { result: await add(id), typed: typed() };
}

describe('a name that AWS is asked about', () => {
  it('is refused where AWS surely knows no such environment', async () => {
    const failure: Failure = {
      kind: 'environment-not-found',
      place: { profile: 'dev', region: 'eu-west-1' },
    };
    expect(await added(alpha, async () => fail(failure))).toEqual({ result: fail(failure), typed: [] });
  });

  it.each<Failure>([
    { kind: 'offline' },
    { kind: 'timeout', host: 'h', timeoutMs: 1 },
    { kind: 'person-needed', profile: 'dev', need: { kind: 'process-consent', profile: 'dev' } },
    { kind: 'credentials-expired', profile: 'dev' },
  ])('is added all the same after $kind', async (failure) => {
    expect(await added(alpha, async () => fail(failure))).toEqual({ result: ok(null), typed: [alpha] });
  });

  it('comes with what AWS says of it', async () => {
    const { add, store } = adding(async ({ id }) => ok(listed(id, { status: 'AVAILABLE' })));
    await add(alpha);
    expect(Object.values(store.get().found)).toEqual([listed(alpha, { status: 'AVAILABLE' })]);
  });

  it('is not added where the person gave up meanwhile, or typed another one', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<Describe>>>();
    const ask = vi.fn<Describe>().mockReturnValueOnce(answer.promise).mockImplementation(denied);
    const { add, cancel, typed } = adding(ask);
    const first = add(alpha);
    cancel();
    answer.resolve(ok(listed(alpha)));
    expect(await first).toEqual(fail({ kind: 'cancelled' }));
    await add(idOf('beta'));
    expect(typed()).toEqual([idOf('beta')]);
  });
});

describe('adding an environment by its name', () => {
  it('forgives spaces around it and capitals in the region', async () => {
    const { result, typed } = await added({ profile: 'dev', region: ' EU-West-1 ', name: ' alpha\t' });
    expect(result).toEqual(ok(null));
    expect(typed).toEqual([alpha]);
  });

  it('adds it once', async () => {
    const { add, typed } = adding();
    await add(alpha);
    await add({ ...alpha });
    expect(typed()).toEqual([alpha]);
  });

  it('keeps the case of the name, which AWS heeds', async () => {
    expect((await added(idOf('Alpha'))).typed).toEqual([idOf('Alpha')]);
  });

  it.each<readonly [string, EnvironmentId, Failure]>([
    ['a profile that is gone', idOf('a', { profile: 'no' }), { kind: 'profile-missing', profile: 'no' }],
    [
      'a profile that is not ready',
      idOf('a', { profile: 'broken' }),
      { kind: 'profile-not-ready', profile: 'broken', problem },
    ],
    [
      'a region that is none',
      idOf('a', { region: 'Ireland' }),
      { kind: 'region-name-invalid', region: 'ireland' },
    ],
    ['no region', idOf('a', { region: ' ' }), { kind: 'region-name-invalid', region: '' }],
    ['a name that is none', idOf('9 lives'), { kind: 'environment-name-invalid', name: '9 lives' }],
    ['no name', idOf('  '), { kind: 'environment-name-invalid', name: '' }],
  ])('refuses %s and adds nothing', async (_what, typed, failure) => {
    expect(await added(typed)).toEqual({ result: fail(failure), typed: [] });
  });

  it.each(prototypeNames)('knows no profile %s that nobody made', async (profile) => {
    expect((await added(idOf('a', { profile }))).result).toEqual(fail({ kind: 'profile-missing', profile }));
  });
});
