// What axe-core finds on the picker in each of its states: nothing; and what Chromium tells assistive technology of it.

import { painted } from '../desktop/start-windsock.ts';
import { accessibilityTree } from './accessibility-tree.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

test('axe-core finds nothing on the picker, in light and dark, in any state', async ({ start, desktop }) => {
  const windsock = await start();
  const { picker } = windsock;
  const check = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/picker/${state}-${colorScheme}.png`);
      expect(await findings(picker), `${state}, ${colorScheme}`).toEqual([]);
    }
  };
  await check('first-start');
  await picker.getByRole('option', { name: /look for environments/i }).click();
  await picker.getByText(/updated just now/i).waitFor();
  await check('all');
  await desktop.type('prod');
  await expect(windsock.selectedRow).toContainText('prod');
  await check('typed');
  await desktop.press('ctrl+k');
  await check('actions');
  await desktop.press('Escape', 'Escape');
  await desktop.type('zzzz');
  await expect(picker.getByText(/No environment matches/).first()).toBeVisible();
  await check('no-match');
  await picker.getByRole('option', { name: /by name/ }).click();
  await check('form');
  await desktop.press('Escape', 'Escape');
  await picker.getByRole('option', { name: /AWS profiles/ }).click();
  await check('profiles');
  await desktop.press('ctrl+k');
  await check('profile-actions');
  await picker.getByRole('menuitem', { name: 'Regions to search' }).click();
  await check('regions');
  await desktop.press('Escape', 'ctrl+k');
  await picker.getByRole('menuitem', { name: /IAM Identity Center$/ }).click();
  await check('identity-center-form');
});

test('Chromium tells assistive technology what stands in the picker, where one is, and what came of it', async ({
  desktop,
  windsock,
}) => {
  const { picker } = windsock;
  const tree = () => accessibilityTree(picker);
  const node = async (role: string, name?: string | RegExp) => {
    const fits = (text: string) =>
      name === undefined || (name instanceof RegExp ? name.test(text) : text === name);
    return (await tree()).find((each) => each.role === role && fits(each.name));
  };
  await test.step('a field whose list is open, and the row at hand', async () => {
    await desktop.type('orders-prod');
    await expect(windsock.selectedRow).toContainText('orders-prod');
    const field = await node('combobox', 'Search environments');
    expect(field?.facts).toMatchObject({
      focused: true,
      expanded: true,
      hasPopup: 'listbox',
      autocomplete: 'list',
    });
    expect(field?.facts.controls).toEqual(['Environments']);
    expect(String(field?.facts.activedescendant)).toMatch(/^orders-prod /);
    expect(await node('listbox', 'Environments')).toBeDefined();
    expect(await node('group', 'Environments')).toBeDefined();
    expect((await node('option', /^orders-prod /))?.facts).toMatchObject({ selected: true });
  });
  await test.step('the number of rows, said when it changes', async () => {
    expect((await tree()).some(({ facts }) => facts.live === 'polite')).toBe(true);
    await expect
      .poll(async () => (await tree()).some(({ name }) => /^\d+ environments? match/.test(name)))
      .toBe(true);
  });
  await test.step('the actions: a field, and a menu by sections', async () => {
    await desktop.press('ctrl+k');
    await expect(picker.getByRole('menu')).toBeVisible();
    const filter = await node('searchbox', 'Search actions');
    expect(filter?.facts).toMatchObject({ focused: true });
    expect(filter?.facts.controls).toEqual(['Actions for orders-prod']);
    expect(String(filter?.facts.activedescendant)).toBe('Open Enter');
    const names = (await tree()).filter(({ role }) => role === 'menuitem').map(({ name }) => name);
    expect(names).toContain('Open and keep the picker Shift Enter');
    expect(await node('group', 'Copy')).toBeDefined();
  });
  await test.step('a form: the field by its label, with what is said of it', async () => {
    await desktop.type('alias');
    await desktop.press('Return');
    await expect(picker.getByLabel('Alias')).toBeFocused();
    expect((await node('textbox', 'Alias'))?.facts).toMatchObject({ focused: true, invalid: 'false' });
    expect(await node('heading', 'Alias of orders-prod')).toBeDefined();
    expect(await node('button', 'Back to the list')).toBeDefined();
  });
});
