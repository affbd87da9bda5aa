// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail } from '../../../../src/shared/failure.ts';
import type { ProductionRule } from '../../../../src/shared/production.ts';
import { maxAliasLength } from '../../../../src/shared/settings.ts';
import { environment, snapshot } from '../picker/snapshots.ts';
import { openSection, press, settle, startSettings } from './settings-harness.tsx';

afterEach(cleanup);

const three = ['alpha', 'beta', 'gamma'].map((name) => environment(name));
const favourites = three.map(({ id }) => id);
const list = (name: string) => screen.getByRole('list', { name });
const rowsOf = (name: string) =>
  within(list(name))
    .getAllByRole('listitem')
    .map((each) => each.textContent ?? '');
const orderOf = () =>
  screen.getAllByRole('button', { name: /^Move / }).map((each) => each.getAttribute('aria-label'));

describe('favourites', () => {
  it('are moved as fast as the keys come, before any snapshot answers', async () => {
    const { calls, push } = startSettings({ environments: three, favourites });
    openSection('Favourites');
    screen.getByRole('button', { name: 'Move alpha, 1 of 3' }).focus();
    press('ArrowDown');
    press('Alt+ArrowDown');
    press('ArrowDown');
    expect(orderOf()).toEqual(['Move beta, 1 of 3', 'Move gamma, 2 of 3', 'Move alpha, 3 of 3']);
    expect(calls).toEqual([
      ['moveFavourite', favourites[0], 1],
      ['moveFavourite', favourites[0], 2],
    ]);
    await settle();
    expect(screen.getByText('alpha is number 3 of 3 now')).toBeTruthy();
    push({ favourites: favourites.toReversed() });
    expect(orderOf()).toEqual(['Move gamma, 1 of 3', 'Move beta, 2 of 3', 'Move alpha, 3 of 3']);
  });

  it('stay as they were where a move is refused', async () => {
    const { answers } = startSettings({ environments: three, favourites });
    answers.moveFavourite = fail({
      kind: 'settings-not-saved',
      why: 'other',
      folder: '/home/mara',
      problem: 'disk full',
    });
    openSection('Favourites');
    screen.getByRole('button', { name: 'Move alpha, 1 of 3' }).focus();
    press('End');
    await settle();
    expect(orderOf()[0]).toBe('Move alpha, 1 of 3');
  });

  it('say that their profile is gone, and can be removed', () => {
    const lost = { profile: 'gone', region: 'eu-west-1', name: 'old' };
    const { calls } = startSettings({ environments: [{ id: lost, origin: 'typed' }], favourites: [lost] });
    openSection('Favourites');
    expect(rowsOf('Favourites')[0]).toContain('There is no profile gone any more');
    const remove = screen.getByRole('button', { name: 'Remove old from the favourites' });
    fireEvent.click(remove);
    // Before main told of the first click.
    fireEvent.click(remove);
    expect(calls).toEqual([
      ['setFavourite', lost, false],
      ['setFavourite', lost, false],
    ]);
  });

  it('say that another program has their hotkey; on Wayland, what to do instead', () => {
    const hotkeys = { [environmentKey(environment('alpha').id)]: { accelerator: 'Alt+F8', active: false } };
    const { push } = startSettings({ environments: three, favourites, favouriteHotkeys: hotkeys });
    openSection('Favourites');
    expect(rowsOf('Favourites')[0]).toContain('Another program has its hotkey');
    push({ hotkey: { ...snapshot().hotkey, command: 'windsock --toggle' } });
    expect(rowsOf('Favourites')[0]).not.toContain('Another program');
    expect(screen.getByText(/bind a key of your desktop/)).toBeTruthy();
  });
});

describe('environments', () => {
  it('are at most a hundred in the document, and a search finds the rest', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => environment(`environment-${at}`));
    startSettings({ environments: many });
    openSection('Environments');
    expect(rowsOf('Environments')).toHaveLength(100);
    expect(screen.getByText('4,900 more – type to narrow')).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search environments' }), {
      target: { value: 'environment-4999' },
    });
    expect(rowsOf('Environments')).toHaveLength(1);
    expect(screen.getByText('1 of 5,000 environments')).toBeTruthy();
  });

  it('keep an alias when it is left, and as it was after Escape', () => {
    const { calls } = startSettings({ environments: three });
    openSection('Environments');
    const field = screen.getByRole('textbox', { name: 'Alias of alpha' });
    const change = (text: string) => fireEvent.change(field, { target: { value: text } });
    field.focus();
    change('x');
    press('Escape');
    expect((field as HTMLInputElement).value).toBe('');
    change(' first ');
    field.blur();
    expect(calls).toEqual([['setAlias', favourites[0], 'first']]);
  });

  it('keep what was typed as an alias that is too long, and say so', () => {
    const { calls } = startSettings({ environments: three });
    openSection('Environments');
    const field = screen.getByRole('textbox', { name: 'Alias of alpha' }) as HTMLInputElement;
    const long = 'a'.repeat(maxAliasLength + 7);
    fireEvent.change(field, { target: { value: long } });
    field.focus();
    field.blur();
    expect(calls).toEqual([]);
    expect(field.value).toBe(long);
    expect(screen.getByText('7 letters too long: at most 64 are taken.')).toBeTruthy();
    fireEvent.change(field, { target: { value: ` ${long.slice(7)} ` } });
    field.focus();
    field.blur();
    expect(calls).toEqual([['setAlias', favourites[0], long.slice(7)]]);
  });

  it('are forgotten only where no list would bring them back', () => {
    startSettings({ environments: [...three.slice(0, 1), { id: environment('typed').id, origin: 'typed' }] });
    openSection('Environments');
    expect(
      screen.getAllByRole('button', { name: /^Forget/ }).map((each) => each.getAttribute('aria-label')),
    ).toEqual(['Forget typed']);
  });
});

describe('rules', () => {
  const rule = (pattern: string): ProductionRule => ({ by: 'name', pattern });
  const productionRules = ['a*', 'b*', 'a*'].map(rule);
  const patternsOf = ([, rules]: readonly unknown[] = []) =>
    (rules as readonly ProductionRule[]).map(({ pattern }) => pattern).join(' ');

  it('are moved, edited and removed in their places, twins included', () => {
    const { calls } = startSettings({ environments: three, productionRules });
    openSection('Production');
    screen.getByRole('button', { name: 'Move Name: a*, 3 of 3' }).focus();
    press('ArrowUp');
    expect(patternsOf(calls.at(-1))).toBe('a* a* b*');
    fireEvent.click(screen.getAllByRole('button', { name: 'Edit Name: a*' })[1] ?? document.body);
    fireEvent.change(screen.getByLabelText('Pattern'), { target: { value: 'c*' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Edit the rule' }));
    expect(patternsOf(calls.at(-1))).toBe('a* c* b*');
    fireEvent.click(screen.getByRole('button', { name: 'Remove Name: c*' }));
    expect(patternsOf(calls.at(-1))).toBe('a* b*');
  });

  it('say what each fits of all, and end with Windsock’s own', () => {
    startSettings({ environments: three, productionRules: [rule('a*')] });
    openSection('Production');
    const [first, own] = rowsOf('Rules');
    expect(first).toContain('Fits 1 of 3 environments');
    expect(own).toContain('Windsock’s own rule');
  });
});
