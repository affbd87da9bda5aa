import { describe, expect, it } from 'vitest';
import { takeProfiles } from '../../../../src/main/commands/take-profiles.ts';
import { emptyProfileSet, type ProfileSet } from '../../../../src/main/core/profiles.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../../../src/shared/failure.ts';
import { profileSetOf } from '../core/parse-files.ts';
import { alpha, idOf, listed, stateWith } from '../sample-state.ts';

const keys = (secret: string) => `aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = ${secret}\n`;
const set = (...profiles: readonly (readonly [name: string, secret: string])[]) =>
  profileSetOf(profiles.map(([name, secret]) => `[profile ${name}]\n${keys(secret)}`).join('\n'));

function taking() {
  const store = createStore(
    stateWith(
      { favourites: [alpha] },
      { found: { [environmentKey(alpha)]: listed(alpha), 'ops/r/b': listed(idOf('b', { profile: 'ops' })) } },
    ),
  );
  const dropped: string[] = [];
  const take = (reading: Result<ProfileSet>, before: ProfileSet = emptyProfileSet) =>
    takeProfiles(store, { reading, before, drop: (profile) => dropped.push(profile) });
  return { store, dropped, take, names: () => store.get().profiles.map(({ name }) => name) };
}

const unreadable: Failure = {
  kind: 'profile-file-unreadable',
  file: 'config',
  line: 3,
  problem: 'has no "]"',
};

describe('a new reading of the profile files', () => {
  it('shows the new profiles in the order of the file', () => {
    const { take, names, dropped } = taking();
    take(ok(set(['ops', 'a'], ['dev', 'b'])));
    expect(names()).toEqual(['ops', 'dev']);
    expect(dropped).toEqual([]);
  });

  it('forgets the clients of profiles whose keys changed or that are gone, and no others', () => {
    const { take, dropped } = taking();
    take(ok(set(['dev', 'new'], ['same', 's'])), set(['dev', 'old'], ['ops', 'o'], ['same', 's']));
    expect(dropped).toEqual(['dev', 'ops']);
  });

  it('drops what was found through a profile that is gone, but no favourite', () => {
    const { take, store } = taking();
    take(ok(set(['ops', 'o'])), set(['dev', 'd'], ['ops', 'o']));
    expect(Object.values(store.get().found).map(({ id }) => id.profile)).toEqual(['ops']);
    expect(store.get().settings.favourites).toEqual([alpha]);
  });

  it('keeps the last good list when a file is half-written, and says so until it is whole', () => {
    const { take, store, names, dropped } = taking();
    const good = set(['dev', 'd']);
    take(ok(good));
    take(fail(unreadable), good);
    expect(names()).toEqual(['dev']);
    expect(dropped).toEqual([]);
    expect(store.get().notices).toEqual([{ id: 'profiles', failure: unreadable }]);
    take(ok(good), good);
    expect(store.get().notices).toEqual([]);
  });

  it('puts no key into the state', () => {
    const { take, store } = taking();
    take(ok(set(['dev', 'c4nary'])));
    expect(JSON.stringify(store.get())).not.toContain('c4nary');
    expect(JSON.stringify(store.get())).not.toContain('AKIDEXAMPLE');
  });
});
