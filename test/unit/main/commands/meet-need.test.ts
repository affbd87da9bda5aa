import { describe, expect, it, vi } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import { alpha, stateWith } from '../sample-state.ts';
import { meetingWith } from './meet-fakes.ts';

const forever = new AbortController().signal;
const cancelled = fail({ kind: 'cancelled' });
const device = 'arn:aws:iam::123456789012:mfa/phone';
const mfa: PersonNeed = { kind: 'mfa-code', profile: 'prod', device };
const code = (digits: string) => ({ kind: 'mfa-code', code: digits }) as const;
const wrong: Failure = { kind: 'mfa-code-wrong', profile: 'prod' };

describe('an MFA code', () => {
  it('is asked for with device and profile, used once, and ends the need', async () => {
    const { meetNeed, shown, answer, asked, store } = meetingWith();
    const states: string[] = [];
    store.subscribe((state) => states.push(JSON.stringify(state)));
    const met = meetNeed(mfa, forever);
    expect(shown()).toMatchObject({ kind: 'mfa-code', profile: 'prod', device });
    answer(code('902143'));
    expect(await met).toEqual(ok(null));
    expect(asked).toEqual(['show prompt', 'code 902143', `met mfa-code/prod/${device}`]);
    expect(store.get().prompts).toEqual([]);
    expect(states.join()).not.toContain('902143');
  });

  it('that is wrong is asked for anew, as another question in the same place', async () => {
    const answers: Result<null>[] = [fail(wrong), ok(null)];
    const provideMfaCode = vi.fn(async () => answers.shift() ?? ok(null));
    const { meetNeed, shown, answer, store } = meetingWith({ provideMfaCode });
    const met = meetNeed(mfa, forever);
    const first = shown()?.id;
    answer(code('111111'));
    await vi.waitUntil(() => shown()?.id !== first);
    expect(shown()).toMatchObject({ kind: 'mfa-code', problem: 'wrong-code' });
    expect(store.get().prompts).toHaveLength(1);
    answer(code('222222'));
    expect(await met).toEqual(ok(null));
    expect(provideMfaCode).toHaveBeenCalledTimes(2);
  });

  it('ends with what else AWS said', async () => {
    const refused: Failure = { kind: 'offline' };
    const { meetNeed, answer, asked, store } = meetingWith({ provideMfaCode: async () => fail(refused) });
    const met = meetNeed(mfa, forever);
    answer(code('111111'));
    expect(await met).toEqual(fail(refused));
    expect(store.get().prompts).toEqual([]);
    expect(asked).toEqual(['show prompt']);
  });

  it('is cancelled before and while it is checked', async () => {
    const before = meetingWith();
    const met = before.meetNeed(mfa, forever);
    before.answer({ kind: 'cancel' });
    expect(await met).toEqual(cancelled);

    const signals: AbortSignal[] = [];
    const during = meetingWith({
      provideMfaCode: ({ signal }) => {
        signals.push(signal);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(fail({ kind: 'offline' }))),
        );
      },
    });
    const checked = during.meetNeed(mfa, forever);
    during.answer(code('111111'));
    await vi.waitUntil(() => signals.length === 1);
    during.answer({ kind: 'cancel' });
    expect(await checked).toEqual(cancelled);
    expect(signals[0]?.aborted).toBe(true);
  });

  it('is asked for once for two who need it, and twice for two devices', async () => {
    const { meetNeed, answer, asked, store } = meetingWith();
    const both = [meetNeed(mfa, forever), meetNeed({ ...mfa }, forever)];
    const other = meetNeed({ ...mfa, profile: 'test' }, forever);
    expect(store.get().prompts).toHaveLength(2);
    answer(code('111111'));
    expect(await Promise.all(both)).toEqual([ok(null), ok(null)]);
    answer(code('222222'));
    expect(await other).toEqual(ok(null));
    expect(asked.filter((each) => each.startsWith('code'))).toEqual(['code 111111', 'code 222222']);
  });
});

describe('a consent', () => {
  const need: PersonNeed = { kind: 'process-consent', profile: 'dev' };
  const command = {
    words: ['/opt/bin/creds', '--profile', 'a b'],
    file: '~/.aws/config',
    line: 7,
    sha256: 'c'.repeat(64),
  };

  it('shows the command word by word, with its place, and remembers what was allowed', async () => {
    const { meetNeed, shown, answer, store } = meetingWith({ processCommand: () => command });
    const met = meetNeed(need, forever);
    expect(shown()).toMatchObject({
      kind: 'process-consent',
      profile: 'dev',
      command: command.words,
      file: '~/.aws/config',
      line: 7,
    });
    answer({ kind: 'allow-process' });
    expect(await met).toEqual(ok(null));
    expect(store.get().settings.allowedProcesses).toEqual({ dev: command.sha256 });
  });

  it('is to the command that was shown, though the file says another by then', async () => {
    let now = command;
    const { meetNeed, answer, store } = meetingWith({ processCommand: () => now });
    const met = meetNeed(need, forever);
    now = { ...command, words: ['rm'], sha256: 'd'.repeat(64) };
    answer({ kind: 'allow-process' });
    await met;
    expect(store.get().settings.allowedProcesses).toEqual({ dev: command.sha256 });
  });

  it('that is not given allows nothing', async () => {
    const { meetNeed, answer, store } = meetingWith({ processCommand: () => command });
    const met = meetNeed(need, forever);
    answer({ kind: 'cancel' });
    expect(await met).toEqual(cancelled);
    expect(store.get().settings.allowedProcesses).toEqual({});
  });

  it('is not asked for when the profile runs no program any more', async () => {
    const { meetNeed, store } = meetingWith();
    const met = meetNeed(need, forever);
    expect(store.get().prompts).toEqual([]);
    expect(await met).toEqual(ok(null));
  });
});

describe('a host that is none of AWS’s', () => {
  const need: PersonNeed = { kind: 'host-consent', id: alpha, host: 'airflow.acme.example' };

  it('is shown with its environment, and remembered for it once it is allowed', async () => {
    const { meetNeed, shown, answer, asked, store } = meetingWith();
    const met = meetNeed(need, forever);
    expect(shown()).toMatchObject({ kind: 'host-consent', environment: alpha, host: need.host });
    expect(shown()).not.toHaveProperty('before');
    expect(answer({ kind: 'allow-process' }).ok).toBe(false);
    expect(store.get().settings.customHosts).toEqual({});
    answer({ kind: 'allow-host' });
    expect(await met).toEqual(ok(null));
    expect(store.get().settings.customHosts).toEqual({ [environmentKey(alpha)]: need.host });
    expect(asked).toEqual(['show prompt', `met host-consent/${environmentKey(alpha)}/${need.host}`]);
  });

  it('says what was allowed before, and changes nothing without a yes', async () => {
    const customHosts = { [environmentKey(alpha)]: 'old.acme.example' };
    const { meetNeed, shown, answer, store } = meetingWith({ state: stateWith({ customHosts }) });
    const met = meetNeed(need, forever);
    expect(shown()).toMatchObject({ before: 'old.acme.example' });
    answer({ kind: 'cancel' });
    expect(await met).toEqual(cancelled);
    expect(store.get().settings.customHosts).toEqual(customHosts);
  });

  it('is asked about once for two windows, and once more for another profile', () => {
    const { meetNeed, store } = meetingWith();
    void meetNeed(need, forever);
    void meetNeed({ ...need }, forever);
    void meetNeed({ ...need, id: { ...alpha, profile: 'admin' } }, forever);
    expect(store.get().prompts).toHaveLength(2);
  });
});
