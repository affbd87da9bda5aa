import { describe, expect, it } from 'vitest';
import { catalogueFrom } from '../../../../src/renderer/picker/catalogue.ts';
import { layoutFor } from '../../../../src/renderer/picker/layout.ts';
import { listFrom } from '../../../../src/renderer/picker/model.ts';
import type { Hotkey, Snapshot } from '../../../../src/shared/snapshot.ts';
import { snapshot } from './snapshots.ts';

/** The titles of the rows that are about this computer. */
function titlesOf(more: Partial<Snapshot>, query = ''): readonly string[] {
  const catalogue = catalogueFrom(snapshot({ isFirstRun: true, ...more }), null);
  const { sections } = listFrom(catalogue, layoutFor(catalogue, { query }, 0), query);
  const rows = sections.find(({ id }) => id === 'computer')?.rows ?? [];
  return rows.flatMap((row) => (row.kind === 'task' ? [`${row.isDone ? '✓ ' : ''}${row.title}`] : []));
}

const hotkey = (more: Partial<Hotkey>): Hotkey => ({ ...snapshot().hotkey, ...more });
const [login, all] = ['Start Windsock at login', 'That is all: hide these rows'];
const command = '/opt/windsock --toggle';

describe('the first steps on this computer', () => {
  it.each<[string, Partial<Snapshot>, readonly string[]]>([
    ['the hotkey to try', {}, ['Press Alt+Shift+Space now', login, all]],
    [
      'the hotkey that arrived',
      { hotkey: hotkey({ arrived: true }) },
      ['✓ Alt+Shift+Space works', login, all],
    ],
    ['no hotkey where a notice tells that it is taken', { hotkey: hotkey({ active: false }) }, [login, all]],
    [
      'both ways on Wayland, where it may arrive',
      { hotkey: hotkey({ command }) },
      ['Press Alt+Shift+Space now', 'If nothing happens, bind a key of your desktop to Windsock', login, all],
    ],
    [
      'the key to bind on Wayland, where it cannot arrive',
      { hotkey: hotkey({ active: false, command }) },
      ['Bind a key of your desktop to Windsock', login, all],
    ],
    [
      'nothing to bind on Wayland once it arrived',
      { hotkey: hotkey({ arrived: true, command }) },
      ['✓ Alt+Shift+Space works', login, all],
    ],
    [
      'that it starts at login',
      { loginItem: { state: 'on' } },
      ['Press Alt+Shift+Space now', '✓ Windsock starts at login', all],
    ],
    [
      'why it does not start at login',
      { loginItem: { state: 'blocked', reason: { kind: 'login-item-blocked', system: 'mac' } } },
      ['Press Alt+Shift+Space now', 'Your system holds Windsock back from starting at login', all],
    ],
    ['nothing after the first run', { isFirstRun: false }, []],
  ])('say %s', (_what, more, titles) => {
    expect(titlesOf(more)).toEqual(titles);
  });

  it('are out of the way of whoever types', () => {
    expect(titlesOf({}, 'a')).toEqual([]);
  });
});
