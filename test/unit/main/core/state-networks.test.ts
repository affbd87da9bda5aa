import { describe, expect, it } from 'vitest';
import { withOpening } from '../../../../src/main/core/app-state.ts';
import { withDiagnosisEnded, withDiagnosisStarted } from '../../../../src/main/core/state-diagnosis.ts';
import { networkOf, usesNetwork, withNetwork } from '../../../../src/main/core/state-networks.ts';
import { withTunnel } from '../../../../src/main/core/state-windows.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

describe('the network of an environment', () => {
  it('is its own, and goes when nothing is left of it', () => {
    const set = withNetwork(stateWith(), alpha, { proxy: 'http://a:1' });
    expect(networkOf(set, alpha)).toEqual({ proxy: 'http://a:1' });
    expect(networkOf(set, beta)).toEqual({});
    expect(withNetwork(set, alpha, {}).settings.networks).toEqual({});
  });

  it('that is none already is no change, and no tunnel that ends is none', () => {
    const state = stateWith();
    expect(withNetwork(state, alpha, {})).toBe(state);
    expect(withTunnel(state, alpha, null)).toBe(state);
  });

  it.each(['minting', 'starting-tunnel'] as const)('is in use while an opening is at "%s"', (phase) => {
    expect(usesNetwork(withOpening(stateWith(), alpha, { phase }), alpha)).toBe(true);
  });

  it('is in use while a check runs, and not by what failed', () => {
    const checking = withDiagnosisStarted(stateWith(), alpha);
    expect([usesNetwork(checking, alpha), usesNetwork(checking, beta)]).toEqual([true, false]);
    expect(usesNetwork(withDiagnosisEnded(checking, null), alpha)).toBe(false);
    const failed = withOpening(stateWith(), alpha, { phase: 'failed', failure: { kind: 'offline' } });
    expect(usesNetwork(failed, alpha)).toBe(false);
  });
});
