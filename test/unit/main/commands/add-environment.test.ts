import { describe, expect, it } from 'vitest';
import { addEnvironment } from '../../../../src/main/commands/add-environment.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { EnvironmentId } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { everyProblem } from '../../shared/every-failure.ts';
import { alpha, idOf, profileOf, prototypeNames, stateWith } from '../sample-state.ts';

const problem = everyProblem['no-credentials'];
const profiles = [profileOf('dev'), profileOf('broken', { readiness: { ready: false, reason: problem } })];

function added(typed: EnvironmentId) {
  const store = createStore(stateWith({}, { profiles }));
  const result = addEnvironment(store, typed);
  return { result, typed: store.get().settings.typedEnvironments };
}

describe('adding an environment by its name', () => {
  it('forgives spaces around it and capitals in the region', () => {
    const { result, typed } = added({ profile: 'dev', region: ' EU-West-1 ', name: ' alpha\t' });
    expect(result).toEqual(ok(null));
    expect(typed).toEqual([alpha]);
  });

  it('adds it once', () => {
    const store = createStore(stateWith({}, { profiles }));
    addEnvironment(store, alpha);
    addEnvironment(store, { ...alpha });
    expect(store.get().settings.typedEnvironments).toEqual([alpha]);
  });

  it('keeps the case of the name, which AWS heeds', () => {
    expect(added(idOf('Alpha')).typed).toEqual([idOf('Alpha')]);
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
  ])('refuses %s and adds nothing', (_what, typed, failure) => {
    expect(added(typed)).toEqual({ result: fail(failure), typed: [] });
  });

  it.each(prototypeNames)('knows no profile %s that nobody made', (profile) => {
    expect(added(idOf('a', { profile })).result).toEqual(fail({ kind: 'profile-missing', profile }));
  });
});
