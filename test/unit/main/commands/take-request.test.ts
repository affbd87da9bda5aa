import { describe, expect, it } from 'vitest';
import { createTakeRequest } from '../../../../src/main/commands/take-request.ts';
import type { StartRequest } from '../../../../src/main/core/start-request.ts';
import { createStore } from '../../../../src/main/store.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

/** @returns what was done for the request, in order */
async function doneFor(
  request: StartRequest,
  outcome: Result<null> = ok(null),
  profilesRead = Promise.resolve(),
) {
  const done: string[] = [];
  const note =
    (what: string) =>
    async (...values: readonly unknown[]) => {
      done.push([what, ...values.map((each) => JSON.stringify(each))].join(' '));
      return outcome;
    };
  const take = createTakeRequest({
    store: createStore(stateWith({ typedEnvironments: [alpha] })),
    profilesRead: profilesRead.then(() => done.push('profiles read')),
    open: (id, how) => note('open')(id.name, how),
    openInBrowser: (id, how) => note('browser')(id.name, how),
    openLink: ({ link }) => note('link')(link),
    goOn: async (work) => {
      done.push('go on');
      return work();
    },
    showPicker: () => done.push('show'),
    togglePicker: () => done.push('toggle'),
  });
  await take(request);
  return done.filter((each) => each !== 'profiles read' || request.kind === 'open');
}

const how = '{"picker":"hide","query":""}';

describe('a request of a start', () => {
  it.each<[StartRequest, readonly string[]]>([
    [{ kind: 'show' }, ['show']],
    [{ kind: 'toggle' }, ['toggle']],
    [{ kind: 'hidden' }, []],
    [{ kind: 'open', id: alpha, browser: false }, ['profiles read', 'go on', `open "alpha" ${how}`]],
    [
      { kind: 'open', id: alpha, browser: false, path: '/x' },
      ['profiles read', 'go on', 'open "alpha" {"picker":"hide","query":"","path":"/x"}'],
    ],
    [{ kind: 'open', id: alpha, browser: true }, ['profiles read', 'go on', `browser "alpha" ${how}`]],
    [{ kind: 'open-link', link: 'l', isTyped: false }, ['link "l"']],
  ])('%j: %j', async (request, done) => {
    expect(await doneFor(request)).toEqual(done);
  });

  it('for an environment that is not known shows the picker, and asks AWS nothing', async () => {
    expect(await doneFor({ kind: 'open', id: beta, browser: false })).toEqual(['profiles read', 'show']);
  });

  it('that failed shows the picker, where the row says why', async () => {
    const offline = fail({ kind: 'offline' });
    expect((await doneFor({ kind: 'open', id: alpha, browser: false }, offline)).at(-1)).toBe('show');
    expect((await doneFor({ kind: 'open-link', link: 'l', isTyped: false }, offline)).at(-1)).toBe('show');
  });

  it('for a hostile link does nothing at all', async () => {
    const refused = fail({ kind: 'link-refused', problem: 'user-info' });
    expect(await doneFor({ kind: 'open-link', link: 'l', isTyped: false }, refused)).toEqual(['link "l"']);
  });

  it('that the person cancelled shows nothing', async () => {
    const cancelled = fail({ kind: 'cancelled' });
    expect(await doneFor({ kind: 'open', id: alpha, browser: false }, cancelled)).not.toContain('show');
  });
});
