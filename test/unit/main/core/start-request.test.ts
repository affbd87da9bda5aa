import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startRequestFrom } from '../../../../src/main/core/start-request.ts';
import { alpha } from '../sample-state.ts';

const show = { kind: 'show' };
const link = 'windsock://open?name=alpha';

describe('what another start hands over', () => {
  it.each([
    [show, show],
    [{ kind: 'toggle' }, { kind: 'toggle' }],
    [{ kind: 'hidden' }, { kind: 'hidden' }],
    [{ kind: 'toggle', more: 1 }, { kind: 'toggle' }],
    [
      { kind: 'open', id: alpha, browser: true },
      { kind: 'open', id: alpha, browser: true },
    ],
    [
      { kind: 'open', id: alpha },
      { kind: 'open', id: alpha, browser: false },
    ],
    [
      { kind: 'open', id: alpha, path: '/dags/a', browser: false },
      { kind: 'open', id: alpha, path: '/dags/a', browser: false },
    ],
    [
      { kind: 'open-link', link, path: '/dags/a' },
      { kind: 'open-link', link, isTyped: false },
    ],
    [
      { kind: 'open-link', link, isTyped: true },
      { kind: 'open-link', link, isTyped: true },
    ],
  ])('%j is %j', (data, request) => {
    expect(startRequestFrom(data)).toEqual(request);
  });

  it.each([
    null,
    undefined,
    'toggle',
    7,
    [],
    {},
    { kind: 'quit' },
    { toggle: true },
    { kind: 'open' },
    { kind: 'open', id: 'alpha' },
    { kind: 'open', id: { ...alpha, region: 'evil.example' } },
    { kind: 'open', id: { ...alpha, name: '../x' } },
    { kind: 'open', id: { ...alpha, more: 1 } },
    { kind: 'open', id: alpha, path: '//evil.example' },
    { kind: 'open', id: alpha, path: '/a\u0000' },
    { kind: 'open', id: alpha, path: 7 },
    { kind: 'open-link', link: 7 },
    { kind: 'open-link', link: `windsock://${'x'.repeat(8_200)}` },
  ])('%j shows the picker and does nothing else', (data) => {
    expect(startRequestFrom(data)).toEqual(show);
  });

  it('of any form never throws', () => {
    fc.assert(fc.property(fc.anything(), (data) => void startRequestFrom(data)));
  });
});
