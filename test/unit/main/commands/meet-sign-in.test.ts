import { describe, expect, it, vi } from 'vitest';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import { ssoTarget } from '../../../../src/shared/sign-in-target.ts';
import { stateWith } from '../sample-state.ts';
import { link, meetingWith, session } from './meet-fakes.ts';

const forever = new AbortController().signal;
const need: PersonNeed = { kind: 'sign-in', session };
const cancelled = fail({ kind: 'cancelled' });
const denied: Failure = { kind: 'sign-in-refused', session, error: 'access_denied' };
const device = 'https://device.sso.eu-west-1.amazonaws.com/';

describe('signing in', () => {
  it('opens the page in the browser, shows link and progress, and ends by itself', async () => {
    const { meetNeed, run, shown, asked, store } = meetingWith();
    const met = meetNeed(need, forever);
    expect(shown()).toMatchObject({
      kind: 'sign-in',
      target: ssoTarget(session),
      flow: 'browser',
      place: 'browser',
      progress: { phase: 'starting' },
    });
    run(0).progress({ phase: 'waiting', link });
    expect(shown()).toMatchObject({ progress: { phase: 'waiting', link } });
    run(0).progress({ phase: 'finishing' });
    expect(shown()).toMatchObject({ progress: { phase: 'finishing' } });
    run(0).end(ok(null));
    expect(await met).toEqual(ok(null));
    expect(asked).toEqual(['show prompt', `open ${link} in browser`, 'close', 'met sign-in/acme-prod']);
    expect(store.get().prompts).toEqual([]);
  });

  it('opens the page once, however often it waits', () => {
    const { meetNeed, run, asked } = meetingWith();
    void meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    run(0).progress({ phase: 'waiting', link });
    expect(asked).toEqual(['show prompt', `open ${link} in browser`]);
  });

  it('is one for all who need the session; one of them may go', async () => {
    const { meetNeed, run, runs, store, asked } = meetingWith();
    const leaving = new AbortController();
    const both = [meetNeed(need, leaving.signal), meetNeed({ ...need }, forever)];
    expect(runs).toHaveLength(1);
    expect(asked).toEqual(['show prompt', 'show prompt']);
    leaving.abort();
    expect(await both[0]).toEqual(cancelled);
    expect(run(0).signal.aborted).toBe(false);
    expect(store.get().prompts).toHaveLength(1);
    run(0).end(ok(null));
    expect(await both[1]).toEqual(ok(null));
  });

  it('ends with the last of them, and its prompt goes', async () => {
    const { meetNeed, run, store } = meetingWith();
    const leaving = new AbortController();
    const met = meetNeed(need, leaving.signal);
    leaving.abort();
    expect(await met).toEqual(cancelled);
    await vi.waitUntil(() => run(0).signal.aborted);
    expect(store.get().prompts).toEqual([]);
  });

  it('is cancelled by the person', async () => {
    const { meetNeed, run, answer, asked } = meetingWith();
    const met = meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    answer({ kind: 'cancel' });
    expect(await met).toEqual(cancelled);
    expect(run(0).signal.aborted).toBe(true);
    expect(asked.at(-1)).toBe('close');
  });
});

describe('signing in to AWS', () => {
  const loginSession = 'arn:aws:iam::123456789012:user/mara';
  const login: PersonNeed = { kind: 'aws-login', profile: 'dev', loginSession };
  const page = 'https://eu-west-1.signin.aws.amazon.com/v1/authorize?state=a';

  it('is another kind of run of the same prompt, by browser alone', async () => {
    const { meetNeed, logins, runs, shown, answer, asked } = meetingWith();
    const met = meetNeed(login, forever);
    logins[0]?.progress({ phase: 'waiting', link: page });
    expect(shown()).toMatchObject({
      kind: 'sign-in',
      target: { name: 'AWS for profile dev', fact: ['As', loginSession] },
      flow: 'browser',
      progress: { phase: 'waiting', link: page },
    });
    answer({ kind: 'restart-sign-in', flow: 'device-code' });
    await vi.waitUntil(() => logins.length === 2);
    expect(shown()).toMatchObject({ flow: 'browser' });
    expect(logins[1]).toMatchObject({ profile: 'dev', loginSession });
    logins[1]?.end(ok(null));
    expect(await met).toEqual(ok(null));
    expect(runs).toEqual([]);
    expect(asked.at(-1)).toBe(`met aws-login/${loginSession}`);
  });

  it('is tried again after somebody else signed in', async () => {
    const { meetNeed, logins, shown, answer } = meetingWith();
    const met = meetNeed(login, forever);
    const failure: Failure = {
      kind: 'aws-login-other-identity',
      profile: 'dev',
      expected: loginSession,
      actual: 'arn:aws:iam::123456789012:user/somebody-else',
    };
    logins[0]?.end(fail(failure));
    await vi.waitUntil(() => JSON.stringify(shown()).includes('failed'));
    expect(shown()).toMatchObject({ progress: { phase: 'failed', failure } });
    answer({ kind: 'restart-sign-in', flow: 'browser' });
    await vi.waitUntil(() => logins.length === 2);
    logins[1]?.end(ok(null));
    expect(await met).toEqual(ok(null));
  });
});

describe('while it waits', () => {
  it('the page is opened again, here or there, and the choice is remembered', async () => {
    const { meetNeed, run, answer, asked, shown, store } = meetingWith();
    void meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    answer({ kind: 'open-page', place: 'browser' });
    await vi.waitUntil(() => asked.filter((each) => each.includes('in browser')).length === 2);
    answer({ kind: 'open-page', place: 'window' });
    await vi.waitUntil(() => asked.at(-1) === `open ${link} in window`);
    expect(store.get().settings.signInPlace).toBe('window');
    expect(shown()).toMatchObject({ place: 'window', progress: { phase: 'waiting', link } });
    answer({ kind: 'open-page', place: 'browser' });
    await vi.waitUntil(() => asked.at(-1) === `open ${link} in browser`);
    // Two places at once would be two people.
    expect(asked.at(-2)).toBe('close');
  });

  it('opens in a window of ours when that was chosen last time', () => {
    const { meetNeed, run, asked } = meetingWith({ state: stateWith({ signInPlace: 'window' }) });
    void meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    expect(asked).toContain(`open ${link} in window`);
  });

  it('the other flow starts anew, after the first has let go', async () => {
    const { meetNeed, run, runs, answer, shown } = meetingWith();
    const met = meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    answer({ kind: 'restart-sign-in', flow: 'device-code' });
    await vi.waitUntil(() => runs.length === 2);
    expect(run(0).signal.aborted).toBe(true);
    expect(run(1).flow).toBe('device-code');
    run(0).progress({ phase: 'waiting', link });
    run(1).progress({ phase: 'waiting', link: device, code: 'ABCD-EFGH' });
    expect(shown()).toMatchObject({
      flow: 'device-code',
      progress: { phase: 'waiting', link: device, code: 'ABCD-EFGH' },
    });
    run(1).end(ok(null));
    expect(await met).toEqual(ok(null));
  });

  it('legacy sessions know the code alone', async () => {
    const { meetNeed, run, runs, answer } = meetingWith();
    const legacy = { ...session, form: 'legacy', key: session.startUrl } as const;
    void meetNeed({ kind: 'sign-in', session: legacy }, forever);
    expect(run(0).flow).toBe('device-code');
    answer({ kind: 'restart-sign-in', flow: 'browser' });
    await vi.waitUntil(() => runs.length === 2);
    expect(run(1).flow).toBe('device-code');
  });
});

describe('a sign-in that fails', () => {
  it('stays with its sentence until the person tries again', async () => {
    const { meetNeed, run, runs, answer, shown, asked } = meetingWith();
    const met = meetNeed(need, forever);
    run(0).end(fail(denied));
    await vi.waitUntil(() => {
      const prompt = shown();
      return prompt?.kind === 'sign-in' && prompt.progress.phase === 'failed';
    });
    expect(shown()).toMatchObject({ progress: { phase: 'failed', failure: denied } });
    expect(asked).not.toContain('met sign-in/acme-prod');
    answer({ kind: 'restart-sign-in', flow: 'browser' });
    await vi.waitUntil(() => runs.length === 2);
    expect(shown()).toMatchObject({ progress: { phase: 'starting' } });
    run(1).end(ok(null));
    expect(await met).toEqual(ok(null));
  });

  it('ends quietly when the person gives up', async () => {
    const { meetNeed, run, answer, shown } = meetingWith();
    const met = meetNeed(need, forever);
    run(0).end(fail(denied));
    await vi.waitUntil(() => JSON.stringify(shown()).includes('access_denied'));
    answer({ kind: 'cancel' });
    expect(await met).toEqual(cancelled);
  });

  it('for want of a page in our window says so, and its window goes', async () => {
    const failure: Failure = { kind: 'host-not-found', host: 'login.acme.example' };
    const closed = vi.fn();
    let fails: ((failure: Failure) => void) | undefined;
    const { meetNeed, run, shown } = meetingWith({
      signInPages: {
        open: ({ onFailed }) => {
          fails = onFailed;
          return ok(null);
        },
        close: closed,
      },
    });
    void meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link });
    fails?.(failure);
    await vi.waitUntil(() => closed.mock.calls.length > 0);
    expect(shown()).toMatchObject({ progress: { phase: 'failed', failure } });
    expect(run(0).signal.aborted).toBe(true);
  });

  it('for a page that is none of AWS, shows no link to it and starts no other', async () => {
    const refusal: Failure = { kind: 'sign-in-page-not-trusted', host: 'evil.example' };
    const { meetNeed, run, shown, store } = meetingWith({
      signInPages: { open: () => fail(refusal), close: () => undefined },
    });
    const states: string[] = [];
    store.subscribe((state) => states.push(JSON.stringify(state.prompts)));
    void meetNeed(need, forever);
    run(0).progress({ phase: 'waiting', link: 'https://evil.example/authorize' });
    await vi.waitUntil(() => JSON.stringify(shown()).includes('failed'));
    expect(shown()).toMatchObject({ progress: { phase: 'failed', failure: refusal } });
    expect(run(0).signal.aborted).toBe(true);
    expect(states.join()).not.toContain('evil.example/authorize');
  });
});
