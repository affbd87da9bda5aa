// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProductionRule } from '../../../../src/shared/production.ts';
import {
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  start,
  three,
  type,
} from './picker-harness.tsx';
import { environment, snapshotOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const nameRule = (pattern: string): ProductionRule => ({ by: 'name', pattern });
const abc = ['a*', 'b*', 'c*'].map(nameRule);

const choose = (action: string): void => {
  press('Ctrl+k');
  fireEvent.click(screen.getByRole('menuitem', { name: action }));
};

function toRules(productionRules: readonly ProductionRule[]) {
  const shot = { ...three, productionRules };
  const main = start(shot);
  choose('Production rules…');
  main.calls.length = 0;
  return { ...main, shot };
}

const patternsSent = (calls: readonly (readonly unknown[])[]) =>
  calls.map(([name, rules]) => [
    name,
    (rules as readonly ProductionRule[]).map(({ pattern }) => pattern).join(' '),
  ]);

describe('the list of rules', () => {
  test('moves rules as fast as the keys come, before any snapshot answers', () => {
    const { calls } = toRules(abc);
    press('ArrowDown');
    press('Alt+ArrowDown');
    press('Alt+ArrowDown');
    press('Alt+ArrowDown');
    expect(selected()).toContain('a*');
    press('Alt+ArrowUp');
    expect(patternsSent(calls)).toEqual([
      ['setProductionRules', 'b* a* c*'],
      ['setProductionRules', 'b* c* a*'],
      ['setProductionRules', 'b* a* c*'],
    ]);
    expect(selected()).toContain('a*');
  });

  test('removes with Delete only where no text can be meant', () => {
    const { calls } = toRules(abc);
    type('b');
    press('Delete');
    expect(calls).toEqual([]);
    press('ArrowDown');
    press('ArrowUp');
    press('Delete');
    expect(patternsSent(calls)).toHaveLength(1);
  });

  test('leaves Windsock’s own rule and the row that adds as they are', () => {
    const { calls } = toRules(abc);
    for (const key of ['Alt+ArrowUp', 'Delete', 'Ctrl+End', 'Enter', 'Delete', 'Alt+ArrowUp']) press(key);
    expect(selected()).toContain('Windsock’s own rule');
    expect(calls).toEqual([]);
  });

  test('goes back to what is kept when another set of rules arrives', () => {
    const { push, shot } = toRules(abc);
    push({ ...shot, productionRules: [nameRule('z*')] });
    expect(rows().join()).toContain('Name: z*');
    expect(rows()).toHaveLength(3);
  });

  test('takes no more than there may be', () => {
    toRules(Array.from({ length: 200 }, (_, at) => nameRule(`n${at}`)));
    expect(selected()).toContain('There are 200 rules');
    press('Enter');
    expect(screen.queryByLabelText('Pattern')).toBeNull();
  });
});

describe('the form for a rule', () => {
  test('edits the rule that was moved, also before any snapshot answers', () => {
    toRules(abc);
    press('ArrowDown');
    press('Alt+ArrowDown');
    press('Enter');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /pattern/i }).value).toBe('a*');
  });

  test('changes the rule in its place, and comes back to it', () => {
    const { calls, push, shot } = toRules(abc);
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');
    fireEvent.change(screen.getByLabelText('Pattern'), { target: { value: 'br*' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Blue' }));
    fireEvent.change(screen.getByLabelText('Word'), { target: { value: 'live' } });
    fireEvent.click(screen.getByRole('button', { name: /Save/ }));
    const changed = [abc[0], { by: 'name', pattern: 'br*', mark: { word: 'live', colour: 'blue' } }, abc[2]];
    expect(calls).toEqual([['setProductionRules', changed]]);
    push({ ...shot, productionRules: changed as readonly ProductionRule[] });
    expect(selected()).toContain('br*');
    expect(document.activeElement).toBe(field());
  });

  test('keeps nothing that lacks something, and goes there', () => {
    const { calls } = toRules([]);
    press('Enter');
    fireEvent.click(screen.getByRole('button', { name: /Save/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Pattern'));
    fireEvent.change(screen.getByLabelText('Pattern'), { target: { value: '*' } });
    fireEvent.change(screen.getByLabelText('Word'), { target: { value: ' ' } });
    fireEvent.click(screen.getByRole('button', { name: /Save/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Word'));
    expect(calls).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: 'No mark' }));
    fireEvent.click(screen.getByRole('button', { name: /Save/ }));
    expect(calls).toEqual([['setProductionRules', [nameRule('*')]]]);
  });
});

test('the actions of a row choose for its environment', () => {
  const { calls } = start(snapshotOf(['alpha-prod']));
  choose('Not production');
  expect(calls).toEqual([['setProductionChoice', environment('alpha-prod').id, 'plain']]);
});

test('an account is shown by its name, and by its number where that is why the row is here', () => {
  start({
    ...snapshotOf([], { environments: [environment('alpha', { accountId: '412233445566' })] }),
    accountAliases: { '412233445566': 'acme-data' },
  });
  expect(selected()).toContain('acme-data');
  expect(selected()).not.toContain('412233445566');
  type('acme-d');
  expect(selected()).toContain('acme-data');
  type('4122334');
  expect(selected()).toContain('412233445566');
});
