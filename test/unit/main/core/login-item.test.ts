import { describe, expect, it } from 'vitest';
import { macLoginItem, windowsLoginItem } from '../../../../src/main/core/login-item.ts';

const blocked = (system: 'mac' | 'windows') => ({
  state: 'blocked',
  reason: { kind: 'login-item-blocked', system },
});

describe('starting at login', () => {
  it.each([
    [{ status: 'enabled', openAtLogin: true }, { state: 'on' }],
    [{ status: 'not-registered', openAtLogin: false }, { state: 'off' }],
    [{ status: 'not-found', openAtLogin: false }, { state: 'off' }],
    [{ status: 'requires-approval', openAtLogin: false }, blocked('mac')],
    [{ status: 'something-new', openAtLogin: true }, { state: 'off' }],
    [{ openAtLogin: true }, { state: 'on' }],
    [{ openAtLogin: false }, { state: 'off' }],
  ])('as macOS has it: %j', (answer, item) => {
    expect(macLoginItem(answer)).toEqual(item);
  });

  it.each([
    [true, true, { state: 'on' }],
    [true, false, blocked('windows')],
    [false, false, { state: 'off' }],
    [false, true, { state: 'off' }],
  ])('as Windows has it: an entry %s, left on %s', (openAtLogin, executableWillLaunchAtLogin, item) => {
    expect(windowsLoginItem({ openAtLogin, executableWillLaunchAtLogin })).toEqual(item);
  });
});
