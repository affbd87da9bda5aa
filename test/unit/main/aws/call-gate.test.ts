import { describe, expect, it } from 'vitest';
import { type Attention, createCallGate, gateBounds } from '../../../../src/main/aws/call-gate.ts';

/** A gate, and calls that end when told to. */
function gateWith({ forEachKey = 3, unseen = 4 } = {}) {
  let attention: Attention = 'unseen';
  const gate = createCallGate(() => attention, { forEachKey, ofSearches: { unseen, seen: 2, typing: 1 } });
  const running = new Map<string, () => void>();
  const call = (name: string, key: string, urgency: 'person' | 'search' = 'search', signal?: AbortSignal) =>
    gate.pass({ key, urgency, signal }, () => new Promise<void>((resolve) => running.set(name, resolve)));
  const end = async (name: string) => {
    running.get(name)?.();
    running.delete(name);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const names = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return [...running.keys()];
  };
  const attend = (now: Attention) => {
    attention = now;
  };
  return { call, end, names, attend };
}

describe('the gate', () => {
  it('lets three of one account and region through, whichever profile asks', async () => {
    const { call, end, names } = gateWith({ unseen: 99 });
    for (const name of ['1', '2', '3', '4', '5']) void call(name, 'account/region');
    void call('other', 'account/elsewhere');
    expect(await names()).toEqual(['1', '2', '3', 'other']);
    await end('2');
    expect(await names()).toEqual(['1', '3', 'other', '4']);
  });

  it('is as narrow as is promised', () => {
    expect(gateBounds).toEqual({ forEachKey: 3, ofSearches: { unseen: 24, seen: 10, typing: 4 } });
  });

  it('bounds searches in all, and keeps no person waiting for other accounts', async () => {
    const { call, names } = gateWith();
    for (const name of ['a', 'b', 'c', 'd', 'e']) void call(name, name);
    void call('mine', 'f', 'person');
    expect(await names()).toEqual(['a', 'b', 'c', 'd', 'mine']);
  });

  it('holds searches back while somebody looks at the picker, more while they type, and lets them all go on afterwards', async () => {
    const { call, end, names, attend } = gateWith();
    attend('typing');
    for (const name of ['a', 'b', 'c', 'd', 'e']) void call(name, name);
    void call('mine', 'f', 'person');
    expect(await names()).toEqual(['a', 'mine']);
    attend('seen');
    await end('a');
    expect(await names()).toEqual(['mine', 'b', 'c']);
    attend('unseen');
    await end('b');
    expect(await names()).toEqual(['mine', 'c', 'd', 'e']);
  });

  it('takes a person first where both wait', async () => {
    const { call, end, names } = gateWith();
    for (const name of ['1', '2', '3', '4']) void call(name, 'k');
    void call('mine', 'k', 'person');
    expect(await names()).toEqual(['1', '2', '3']);
    await end('1');
    expect(await names()).toEqual(['2', '3', 'mine']);
  });

  it('fills the room of a search that ended for its account and for all searches', async () => {
    const { call, end, names } = gateWith({ forEachKey: 1, unseen: 1 });
    void call('search', 'k');
    void call('mine', 'k', 'person');
    void call('elsewhere', 'l');
    expect(await names()).toEqual(['search']);
    await end('search');
    expect(await names()).toEqual(['mine', 'elsewhere']);
  });

  it('lets go of a call that is cancelled while it waits', async () => {
    const { call, end, names } = gateWith();
    const abort = new AbortController();
    for (const name of ['1', '2', '3']) void call(name, 'k');
    const waiting = call('4', 'k', 'search', abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await end('1');
    expect(await names()).toEqual(['2', '3']);
    await expect(call('5', 'k', 'search', abort.signal)).rejects.toThrow('enough');
  });

  it('makes room also after a call that failed', async () => {
    const gate = createCallGate(() => 'seen', {
      forEachKey: 1,
      ofSearches: { unseen: 1, seen: 1, typing: 1 },
    });
    const entry = { key: 'k', urgency: 'search' } as const;
    await expect(gate.pass(entry, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.pass(entry, async () => 'yes')).toBe('yes');
  });
});
