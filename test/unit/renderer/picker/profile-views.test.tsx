// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  choose,
  clipboard,
  currentAction,
  field,
  preparePicker,
  press,
  putAwayPicker,
  start,
  three,
  type,
} from './picker-harness.tsx';
import { acme, corp, corpSession, lacksKeys, snapshot } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

describe('the list of profiles', () => {
  const shot = snapshot({
    profiles: [acme, corp, lacksKeys, { ...corp, name: 'mine', origin: 'windsock' }],
    ssoSessions: [{ session: corpSession, state: 'signed-out' }],
  });
  const toProfiles = () => {
    const main = start(shot);
    choose('AWS profiles (4)');
    main.calls.length = 0;
    return main;
  };

  test('explains the profile at hand, with what Enter does', () => {
    toProfiles();
    expect(document.activeElement).toBe(field());
    type('old');
    const about = screen.getByRole('region', { name: 'About acme-old' });
    expect(about.textContent).toContain('Needs credentials');
    expect(within(about).getByRole('button').textContent).toContain('Copy details');
  });

  test('Enter signs in where that is what lacks, and turns the search otherwise; Space always turns it', () => {
    const { calls } = toProfiles();
    press('Enter');
    press('ArrowDown');
    press('Enter');
    press(' ');
    expect(calls).toEqual([
      ['setSearchedProfile', 'acme', false],
      ['authenticate', 'corp-data'],
      ['setSearchedProfile', 'corp-data', false],
    ]);
  });

  test('Enter on one that cannot be used copies what it needs; Space does nothing', () => {
    const { calls } = toProfiles();
    type('old');
    press('ArrowDown');
    press(' ');
    press('Enter');
    expect(calls).toEqual([]);
    expect(clipboard).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^acme-old\nNeeds credentials/));
  });

  test('its actions are walked by keys; Esc closes them, then clears, then leaves', () => {
    const { calls } = toProfiles();
    type('mine');
    press('Ctrl+k');
    expect(currentAction()).toContain('Sign in to corp');
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    expect(calls).toEqual([['removeOwnProfile', 'mine']]);
    press('Ctrl+k');
    press('Escape');
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('mine');
    press('Escape');
    expect(field().value).toBe('');
    press('Escape');
    expect(screen.queryByPlaceholderText('Search profiles')).toBeNull();
  });

  test('leads on to IAM Identity Center and to the regions', () => {
    toProfiles();
    choose('Regions to search');
    expect(screen.getByPlaceholderText('Search regions')).toBeTruthy();
  });
});

test('regions are ticked and unticked, also one that was typed', () => {
  const { calls } = start(snapshot({ extraRegions: ['eu-north-1'] }));
  choose('Regions to search');
  type('stockholm');
  expect(screen.getAllByRole('option', { checked: true })).toHaveLength(1);
  press('Enter');
  type('mx-central-1');
  press('Enter');
  expect(calls).toEqual([
    ['setExtraRegion', 'eu-north-1', false],
    ['setExtraRegion', 'mx-central-1', true],
  ]);
});

test('all regions are searched, and a search is stopped, from the actions', () => {
  const { calls, push } = start(three);
  choose('Search all regions');
  push({ ...three, discovery: { phase: 'running', done: 1, total: 3 } });
  choose(/^Stop looking/);
  expect(calls).toEqual([['searchAllRegions'], ['cancelSearch']]);
});
