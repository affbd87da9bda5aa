import { describe, expect, it, vi } from 'vitest';
import {
  createExplainFailure,
  type ExplainFailureParts,
} from '../../../../src/main/commands/explain-failure.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { alpha, listed, stateWith } from '../sample-state.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const timeout: Failure = { kind: 'timeout', host, timeoutMs: 15_000 };
const forever = new AbortController().signal;

function explainWith(resolve: ExplainFailureParts['resolve'], accessMode?: string) {
  const found = { [environmentKey(alpha)]: listed(alpha, accessMode === undefined ? {} : { accessMode }) };
  return createExplainFailure({ store: createStore(stateWith({}, { found })), resolve });
}

describe('an opening that did not reach its web server', () => {
  it('is explained by what the name leads to', async () => {
    const explain = explainWith(async () => ok({ addresses: ['10.0.3.4'], proxy: null }));
    expect(await explain(alpha, timeout, forever)).toMatchObject({
      kind: 'private-host-unreachable',
      address: '10.0.3.4',
    });
  });

  it('is explained by what AWS said where the name tells nothing', async () => {
    const explain = explainWith(async () => fail({ kind: 'host-not-found', host }), 'PRIVATE_ONLY');
    expect(await explain(alpha, timeout, forever)).toEqual({
      kind: 'private-host-unreachable',
      host,
      problem: 'timeout',
    });
  });

  it('stays as it is where nothing is private', async () => {
    const explain = explainWith(async () => ok({ addresses: ['52.1.2.3'], proxy: null }));
    expect(await explain(alpha, timeout, forever)).toBe(timeout);
  });

  it('asks nobody about any other failure', async () => {
    const resolve = vi.fn<ExplainFailureParts['resolve']>();
    const explain = explainWith(resolve, 'PRIVATE_ONLY');
    const broken: Failure = { kind: 'session-broken', host };
    expect(await explain(alpha, broken, forever)).toBe(broken);
    expect(await explain(alpha, { kind: 'offline' }, forever)).toEqual({ kind: 'offline' });
    expect(resolve).not.toHaveBeenCalled();
  });

  it('waits two seconds for a name and no longer, and not at all for a person who gave up', async () => {
    vi.useFakeTimers();
    const explain = explainWith(() => new Promise(() => undefined), 'PRIVATE_ONLY');
    const explained = explain(alpha, timeout, forever);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await explained).toMatchObject({ kind: 'private-host-unreachable' });
    expect(await explain(alpha, timeout, AbortSignal.abort())).toMatchObject({
      kind: 'private-host-unreachable',
    });
    vi.useRealTimers();
  });
});
