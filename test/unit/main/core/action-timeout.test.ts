import { describe, expect, it } from 'vitest';
import { actionTimeoutMs } from '../../../../src/main/core/action-timeout.ts';
import { profileOf } from '../sample-state.ts';

describe('how long a try may take', () => {
  const profiles = [
    profileOf('keys'),
    profileOf('program', { kind: 'credential-process' }),
    profileOf('role', { kind: 'assume-role', sourceProfile: 'program' }),
    profileOf('chain', { kind: 'assume-role', sourceProfile: 'role' }),
    profileOf('self', { kind: 'assume-role', sourceProfile: 'self' }),
    profileOf('dangling', { kind: 'assume-role', sourceProfile: 'gone' }),
  ];

  it.each([
    ['keys', 15_000],
    ['program', 75_000],
    ['role', 75_000],
    ['chain', 75_000],
    ['self', 15_000],
    ['dangling', 15_000],
    ['unknown', 15_000],
  ])('through %s: %i ms', (profile, timeoutMs) => {
    expect(actionTimeoutMs(profiles, profile)).toBe(timeoutMs);
  });
});
