import { describe, expect, it } from 'vitest';
import { mayFrameAsk } from '../../../../src/main/core/frame-calls.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import { commandNames } from '../../../../src/shared/command-checks.ts';
import type { CommandArguments } from '../../../../src/shared/commands.ts';

const id = { profile: 'dev', region: 'eu-west-1', name: 'alpha' };
const own: AirflowWindowState = {
  windowId: 3,
  id,
  page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
  problem: null,
  zoomFactor: 1,
  find: null,
  downloads: [],
  isPageFullScreen: false,
  timesCopied: 0,
};

describe('the frame of a window', () => {
  it('asks things of its own window, and ends its own opening', () => {
    expect(mayFrameAsk(own, 'pageReady', [])).toBe(true);
    expect(mayFrameAsk(own, 'windowAct', [3, { kind: 'reload' }])).toBe(true);
    expect(mayFrameAsk(own, 'cancelOpening', [{ ...id }])).toBe(true);
  });

  it('asks nothing of another window or environment', () => {
    expect(mayFrameAsk(own, 'windowAct', [4, { kind: 'reload' }])).toBe(false);
    expect(mayFrameAsk(own, 'cancelOpening', [{ ...id, profile: 'prod' }])).toBe(false);
  });

  it('gives no command of the picker or the prompt', () => {
    const ofOthers = commandNames.filter((name) => !/^(pageReady|windowAct|cancelOpening)$/.test(name));
    expect(ofOthers.length).toBeGreaterThan(20);
    const anything = [id, { proxy: '', tunnel: 'touch x' }] as unknown as CommandArguments['setNetwork'];
    for (const name of ofOthers) expect(mayFrameAsk(own, name as 'setNetwork', anything)).toBe(false);
  });
});
