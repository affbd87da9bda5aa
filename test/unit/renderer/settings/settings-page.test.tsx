// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionsFor } from '../../../../src/renderer/settings/section-search.ts';
import { sections } from '../../../../src/renderer/settings/sections.ts';
import { fail } from '../../../../src/shared/failure.ts';
import { settingsSections } from '../../../../src/shared/settings-section.ts';
import { environment } from '../picker/snapshots.ts';
import {
  openSection,
  press,
  search,
  searchField,
  settle,
  shownTab,
  startSettings,
  tabs,
} from './settings-harness.tsx';

beforeEach(() => {
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

describe('the list of sections', () => {
  it('has every section, in the order of the plan', () => {
    expect(sections.map(({ id }) => id)).toEqual([...settingsSections]);
  });

  it('leads from one to the next by the arrows, around its ends, and shows each at once', () => {
    startSettings({ settingsAsked: { section: null, times: 1 } });
    expect(document.activeElement).toBe(searchField());
    press('ArrowDown');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'General' }));
    press('ArrowDown');
    expect(shownTab()).toBe('Appearance');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Appearance');
    press('Home');
    press('ArrowUp');
    expect(shownTab()).toBe('About');
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'About' }));
  });

  it('is a box to choose from too, for a window that has no room for it', () => {
    startSettings();
    const box = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Section' });
    fireEvent.change(box, { target: { value: 'privacy' } });
    expect([shownTab(), box.value]).toEqual(['Privacy', 'privacy']);
    search('theme');
    expect([...box.options].map(({ text }) => text)).toEqual(['Appearance']);
    search('zzz');
    expect(box.disabled).toBe(true);
  });

  it('is one stop for Tab', () => {
    startSettings();
    openSection('Privacy');
    const stops = screen.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map(({ textContent }) => textContent)).toEqual(['Privacy']);
  });

  it('shows the section for which the window was brought, again when it is brought again', () => {
    const { push } = startSettings({ settingsAsked: { section: 'diagnostics', times: 1 } });
    expect(shownTab()).toBe('Diagnostics');
    openSection('About');
    push({ settingsAsked: { section: 'diagnostics', times: 1 } });
    expect(shownTab()).toBe('About');
    push({ settingsAsked: { section: 'diagnostics', times: 2 } });
    expect(shownTab()).toBe('Diagnostics');
    push({ settingsAsked: { section: null, times: 3 } });
    expect(shownTab()).toBe('Diagnostics');
  });
});

describe('the search', () => {
  it('leaves what it finds, by the title of a section, of a row, or another word for it', () => {
    startSettings();
    search('appear');
    expect(tabs()).toEqual(['Appearance']);
    search('dark mode');
    expect(tabs()).toEqual(['Appearance']);
    search('TELEMETRY');
    expect([tabs(), shownTab()]).toEqual([['Privacy'], 'Privacy']);
    search('');
    expect(tabs()).toHaveLength(settingsSections.length);
  });

  it.each([
    ['startup', 'general'],
    ['shortcut', 'favourites'],
    ['color', 'appearance'],
    ['color', 'production'],
    ['favorites', 'favourites'],
    ['rename', 'environments'],
    ['font', 'windows'],
    ['update', 'about'],
  ])('finds “%s”, as people call it, in %s', (word, section) => {
    expect(sectionsFor(sections, word).map(({ id }) => id)).toContain(section);
  });

  it('says when nothing is found, and what was looked for', () => {
    startSettings();
    search('zzz');
    expect(screen.getByText('No setting matches “zzz”.').getAttribute('aria-live')).toBe('polite');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
    expect(tabs()).toEqual([]);
  });

  it('finds each row of each section by its title', () => {
    startSettings({
      hotkey: { accelerator: 'Alt+F9', active: false, arrived: false, command: 'windsock --toggle' },
    });
    for (const { id, title } of sections) {
      openSection(title);
      const rows = [...document.querySelectorAll('[data-found]')].map(
        (row) => row.querySelector('label, h2')?.textContent ?? '',
      );
      for (const row of rows) expect(sectionsFor(sections, row).map((each) => each.id)).toContain(id);
    }
  });

  it('marks the rows that it is about', () => {
    startSettings();
    search('usage');
    const found = [...document.querySelectorAll('[data-found="true"]')].map((row) => row.textContent);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Usage history');
  });

  it('has Ctrl+F from everywhere; Enter leads into the section', () => {
    startSettings();
    openSection('Windows');
    press('ArrowDown');
    press('Ctrl+f');
    expect(document.activeElement).toBe(searchField());
    search('appearance');
    press('Enter');
    expect(document.activeElement?.closest('main')).not.toBeNull();
  });
});

describe('leaving', () => {
  it('Esc clears the search and stays where that led, then closes the window', () => {
    const { calls } = startSettings();
    search('telemetry');
    press('Escape');
    expect([searchField().value, shownTab(), calls]).toEqual(['', 'Privacy', []]);
    press('Escape');
    expect(calls).toEqual([['closeSettings']]);
  });

  it('Ctrl+W closes it, also in the midst of a search', () => {
    const { calls } = startSettings();
    search('priv');
    press('Ctrl+w');
    expect(calls).toEqual([['closeSettings']]);
  });

  it('an Esc that only ends the composing of letters does neither', () => {
    const { calls } = startSettings();
    search('priv');
    press('Escape', { isComposing: true });
    expect([searchField().value, calls]).toEqual(['priv', []]);
  });
});

describe('what a command came to', () => {
  it('is said when it failed, with what to do, and stays until another went well', async () => {
    const { answers, calls } = startSettings();
    openSection('Appearance');
    answers.setPreferences = fail({ kind: 'page-call-refused' });
    screen.getByRole('radio', { name: 'Dark' }).click();
    await settle();
    const status = screen.getByRole('status');
    expect(status.textContent).not.toBe('');
    expect(calls.at(-1)?.[0]).toBe('setPreferences');
    delete answers.setPreferences;
    screen.getByRole('radio', { name: 'Dark' }).click();
    await settle();
    expect(status.textContent).toBe('');
  });
});

describe('what cannot be taken back', () => {
  it('signing out everywhere takes two presses, one after the other', async () => {
    const { calls } = startSettings({ openWindows: [environment('alpha').id] });
    openSection('Privacy');
    screen.getByRole('button', { name: 'Sign out everywhere…' }).click();
    await settle();
    expect(calls).toEqual([]);
    screen.getByRole('button', { name: 'Really sign out everywhere' }).click();
    await settle();
    expect(calls).toEqual([['signOutEverywhere']]);
  });
});
