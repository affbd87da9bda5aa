import { describe, expect, it } from 'vitest';
import { createPrompts, type Question } from '../../../../src/main/commands/prompts.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { PromptAnswer } from '../../../../src/shared/prompt.ts';
import { stateWith } from '../sample-state.ts';

const forever = new AbortController().signal;
const mfa = (profile: string): Question => ({ kind: 'mfa-code', profile, device: 'phone' });
const code = (digits: string): PromptAnswer => ({ kind: 'mfa-code', code: digits });

function setUp() {
  const store = createStore(stateWith());
  const prompts = createPrompts(store);
  const shown = () => store.get().prompts;
  const idOf = (at: number) => shown()[at]?.id ?? '';
  return { store, prompts, shown, idOf };
}

describe('asking', () => {
  it('shows the question, hands on the answer and takes the question away', async () => {
    const { prompts, shown, idOf } = setUp();
    const asked = prompts.ask(mfa('dev'), forever);
    expect(shown()).toEqual([{ ...mfa('dev'), id: idOf(0) }]);
    expect(prompts.answer(idOf(0), code('123456'))).toEqual({ ok: true, value: null });
    expect(await asked).toEqual(code('123456'));
    expect(shown()).toEqual([]);
  });

  it('one after the other, each answered by its id', async () => {
    const { prompts, shown, idOf } = setUp();
    const first = prompts.ask(mfa('a'), forever);
    const second = prompts.ask(mfa('b'), forever);
    expect(shown().map((prompt) => 'profile' in prompt && prompt.profile)).toEqual(['a', 'b']);
    prompts.answer(idOf(1), code('222222'));
    expect(await second).toEqual(code('222222'));
    prompts.answer(idOf(0), code('111111'));
    expect(await first).toEqual(code('111111'));
  });

  it('once for equal questions, which share the answer', async () => {
    const { prompts, shown, idOf } = setUp();
    const both = [prompts.ask(mfa('dev'), forever), prompts.ask({ ...mfa('dev') }, forever)];
    expect(shown()).toHaveLength(1);
    prompts.answer(idOf(0), code('123456'));
    expect(await Promise.all(both)).toEqual([code('123456'), code('123456')]);
  });

  it('goes on for others when one who asked goes away, and ends with the last', async () => {
    const { prompts, shown } = setUp();
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [prompts.ask(mfa('dev'), one.signal), prompts.ask(mfa('dev'), two.signal)];
    one.abort();
    expect(await asked[0]).toBeNull();
    expect(shown()).toHaveLength(1);
    two.abort();
    expect(await asked[1]).toBeNull();
    expect(shown()).toEqual([]);
  });

  it('nobody when it is over before it began', async () => {
    const { prompts, shown } = setUp();
    expect(await prompts.ask(mfa('dev'), AbortSignal.abort())).toBeNull();
    expect(shown()).toEqual([]);
  });

  it('answers null when the person cancels, or closes the window', async () => {
    const { prompts, idOf } = setUp();
    const first = prompts.ask(mfa('a'), forever);
    prompts.answer(idOf(0), { kind: 'cancel' });
    expect(await first).toBeNull();
    const second = prompts.ask(mfa('b'), forever);
    prompts.cancelShown();
    expect(await second).toBeNull();
    expect(() => prompts.cancelShown()).not.toThrow();
  });
});

describe('an answer', () => {
  it('to another kind of question is refused', () => {
    const { prompts, shown, idOf } = setUp();
    void prompts.ask(mfa('dev'), forever);
    const answers: readonly PromptAnswer[] = [
      { kind: 'allow-process' },
      { kind: 'open-page', place: 'browser' },
      { kind: 'restart-sign-in', flow: 'browser' },
      { kind: 'proxy-login', user: 'a', password: 'b' },
    ];
    for (const answer of answers) expect(prompts.answer(idOf(0), answer).ok).toBe(false);
    expect(shown()).toHaveLength(1);
  });

  it('that comes too late is dropped', () => {
    const { prompts } = setUp();
    expect(prompts.answer('prompt-9', code('123456'))).toEqual({ ok: true, value: null });
  });

  it('is not kept for the question that is asked next in the same place', async () => {
    const { prompts, shown, idOf } = setUp();
    const prompt = prompts.open(mfa('dev'), forever);
    const first = prompt.next();
    const before = idOf(0);
    prompts.answer(before, code('111111'));
    prompts.answer(before, code('111111'));
    expect(await first).toEqual(code('111111'));
    prompt.askAgain({ ...mfa('dev'), problem: 'wrong-code' } as Question);
    expect(idOf(0)).not.toBe(before);
    expect(shown()).toHaveLength(1);
    const second = prompt.next();
    prompts.answer(before, code('333333'));
    prompts.answer(idOf(0), code('222222'));
    expect(await second).toEqual(code('222222'));
    prompt.close();
    expect(await prompt.next()).toBeNull();
    expect(prompt.ended.aborted).toBe(true);
  });
});
