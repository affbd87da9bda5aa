// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Updates } from '../../../../src/shared/updates.ts';
import { snapshot } from '../picker/snapshots.ts';
import { openSection, startSettings } from './settings-harness.tsx';

afterEach(cleanup);

const itself = { kind: 'itself' } as const;
const told = { kind: 'told', why: 'package-manager' } as const;

function show(more: Partial<Updates>) {
  const updates: Updates = {
    route: itself,
    step: { phase: 'unknown' },
    askedAtMs: null,
    answeredAtMs: null,
    refused: null,
    hasNotes: true,
    ...more,
  };
  const main = startSettings({ updates });
  openSection('About');
  const row = screen.getByRole('group', { name: 'Updates' });
  return { ...main, row, buttons: () => within(row).queryAllByRole('button') };
}

const available = { phase: 'available', version: '9.0.0' } as const;
const damaged = { kind: 'update-damaged', version: '9.0.0' } as const;

describe('the row of updates', () => {
  it.each<readonly [Partial<Updates>, RegExp, readonly string[]]>([
    [{}, /not looked since it started/, ['Check now']],
    [{ step: { phase: 'checking' } }, /Looking…/, ['Check now']],
    [{ step: { phase: 'none' }, answeredAtMs: 0 }, /newest version, as of \d\d:\d\d:\d\d\./, ['Check now']],
    [{ step: available }, /Version 9\.0\.0 is available\.$/, ['What is new', 'Download', 'Check now']],
    [{ step: available, hasNotes: false }, /is available/, ['Download', 'Check now']],
    [{ step: available, route: told }, /with your package manager/, ['What is new', 'Check now']],
    [
      { step: available, route: { kind: 'told', why: 'read-only' } },
      /folder of its AppImage/,
      ['What is new', 'Check now'],
    ],
    [{ step: { ...available, phase: 'downloading', percent: 40 } }, /9\.0\.0: 40 %/, ['Check now']],
    [{ step: { ...available, phase: 'ready' } }, /when Windsock quits/, ['What is new', 'Restart to update']],
    [
      { step: { phase: 'failed', of: 'check', failure: { kind: 'offline' } } },
      /could not look: This computer is offline\. Connect/,
      ['Check now'],
    ],
    [
      { step: { ...available, phase: 'failed', of: 'check', failure: { kind: 'offline' } } },
      /Version 9\.0\.0 is available\. Windsock could not look again: This computer is offline/,
      ['What is new', 'Download', 'Check now'],
    ],
    [
      {
        step: { ...available, phase: 'failed', of: 'check', failure: { kind: 'offline' } },
        route: told,
      },
      /with your package manager.* could not look/,
      ['What is new', 'Check now'],
    ],
    [
      { step: { phase: 'failed', of: 'download', failure: damaged } },
      /9\.0\.0 arrived damaged or changed/,
      ['Check now'],
    ],
    [
      {
        step: {
          ...available,
          phase: 'failed',
          of: 'download',
          failure: { kind: 'proxy-login-needed', host: 'proxy.corp:3128' },
        },
      },
      /9\.0\.0 is available\..*proxy\.corp:3128/,
      ['What is new', 'Download', 'Check now'],
    ],
    [{ route: { kind: 'none', why: 'no-feed' } }, /This build does not look for updates/, []],
    [{ route: { kind: 'none', why: 'folder' } }, /This build does not look for updates/, []],
  ])('%o: %s', (updates, text, names) => {
    const { row, buttons } = show(updates);
    const said = [...row.querySelectorAll('[aria-live], [role="alert"]')].map(
      ({ textContent }) => textContent,
    );
    expect(said.join('')).toMatch(text);
    expect(buttons().map(({ textContent }) => textContent)).toEqual(names);
  });

  it('is a trouble only where a version was not what it should be', () => {
    const alerts = () => screen.queryAllByRole('alert').map(({ textContent }) => textContent);
    show({ step: { phase: 'failed', of: 'check', failure: { kind: 'offline' } } });
    expect(alerts().join('')).toBe('');
    cleanup();
    show({ step: { phase: 'failed', of: 'download', failure: damaged } });
    expect(alerts().join('')).toContain('damaged');
  });

  it('does not promise to put in place what is not looked for any more', () => {
    const { push, row } = show({ step: { ...available, phase: 'ready' } });
    const { preferences } = snapshot();
    push({ preferences: { ...preferences, updates: 'off' } });
    expect(row.textContent).toContain('only by “Restart to update”');
    expect(row.textContent).not.toContain('when Windsock quits');
  });

  it('asks for what its buttons say', () => {
    const { buttons, calls } = show({ step: available });
    for (const button of buttons()) fireEvent.click(button);
    expect(calls).toEqual([['openReleaseNotes'], ['downloadUpdate'], ['checkForUpdates']]);
  });

  it('cannot be pressed twice while the feed is asked', () => {
    expect(show({ step: { phase: 'checking' } }).buttons()[0]).toHaveProperty('disabled', true);
  });
});

describe('the choice', () => {
  const choice = () => screen.getByLabelText<HTMLSelectElement>('New versions');
  const options = () => [...choice().options].map(({ text }) => text);

  it('is to install, to be told, or not to look; who cannot install has no such choice', () => {
    const { calls } = show({});
    expect(options()).toEqual(['install when Windsock quits', 'tell me', 'do not look']);
    fireEvent.change(choice(), { target: { value: 'off' } });
    expect(calls).toEqual([['setPreferences', expect.objectContaining({ updates: 'off' })]]);
    cleanup();
    show({ route: told });
    expect(options()).toEqual(['tell me', 'do not look']);
    expect(choice().value).toBe('tell');
  });

  it('is not there where the build does not look', () => {
    show({ route: { kind: 'none', why: 'no-feed' } });
    expect(screen.queryByLabelText('New versions')).toBeNull();
  });
});
