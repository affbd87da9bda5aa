// What a person is asked before a profile has credentials, from Enter on a row to the open Airflow page.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mfaCodes } from '../standin/identity-world.ts';
import { give, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { expect, isPromptFocused, test } from './person.ts';

test.describe('an MFA code', () => {
  test('is typed, wrong at first, and the Airflow page opens by itself', async ({
    person,
    desktop,
    standin,
  }) => {
    const { windsock, openRow, promptAbout, promptGone, look } = person;
    await openRow('mfa-role', 'payments-mfa');
    const page = await promptAbout('MFA code for mfa-role');
    await expect(page.getByText('mara', { exact: true })).toBeVisible();
    await look(page, 'mfa');
    await expect(windsock.selectedRow).toContainText(/MFA/i);
    await desktop.type('000000');
    await expect(page.getByText('AWS did not take that code.')).toBeVisible();
    await look(page, 'mfa-wrong');
    await desktop.type(mfaCodes[0]);
    const airflow = await windsock.loggedInPage('payments-mfa');
    await expect(airflow.locator('[data-dag-id]').first()).toBeVisible();
    await promptGone();
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    expect(standin.mintedTokens('payments-mfa')).toHaveLength(1);
  });

  test('serves the next environment of the profile without a question, and is kept nowhere', async ({
    person,
    desktop,
    home,
  }) => {
    const { windsock, openRow, promptAbout } = person;
    await openRow('mfa-role', 'payments-mfa');
    await promptAbout('MFA code for mfa-role');
    await desktop.type(mfaCodes[0]);
    await windsock.loggedInPage('payments-mfa');
    await give(windsock, 'addEnvironment', 'mfa-role', 'eu-west-1', 'ledger-mfa');
    const id = { profile: 'mfa-role', region: 'eu-west-1', name: 'ledger-mfa' };
    expect(await give(windsock, 'openEnvironment', id, { picker: 'hide', query: '' })).toEqual({
      ok: true,
      value: null,
    });
    expect(JSON.stringify(await snapshotOf(windsock))).not.toContain(mfaCodes[0]);
    await windsock.quit();
    expect(windsock.output()).not.toContain(mfaCodes[0]);
    const settings = await readFile(join(home.userData, 'settings.json'), 'utf8');
    expect(settings).not.toContain(mfaCodes[0]);
  });

  test('is not given: Esc ends prompt and opening, and the picker has the keyboard again', async ({
    person,
    desktop,
  }) => {
    const { windsock, openRow, promptAbout, promptGone, pickerHasKeyboard } = person;
    await openRow('mfa-role', 'payments-mfa');
    await promptAbout('MFA code for mfa-role');
    await desktop.press('Escape');
    await promptGone();
    expect((await snapshotOf(windsock)).openings).toEqual({});
    expect(await openEnvironmentsOf(windsock.app)).toEqual([]);
    await pickerHasKeyboard();
    await desktop.press('End');
    await desktop.type('x');
    await expect(windsock.picker.getByRole('combobox')).toHaveValue('payments-mfax');
  });

  test('is not given: closing the window is Cancel', async ({ person, desktop }) => {
    const { windsock, openRow, promptAbout, promptGone } = person;
    await openRow('mfa-role', 'payments-mfa');
    await promptAbout('MFA code for mfa-role');
    await desktop.press('alt+F4');
    await promptGone();
    expect((await snapshotOf(windsock)).openings).toEqual({});
  });

  test('is asked for one device after the other, and Esc in the picker takes a question back', async ({
    person,
    desktop,
  }) => {
    const { windsock, openRow, promptAbout, promptGone } = person;
    await openRow('mfa-role', 'payments-mfa');
    const page = await promptAbout('MFA code for mfa-role');
    void give(windsock, 'authenticate', 'mfa-role-too');
    await expect(page.getByText('One more question after this')).toBeVisible();
    await give(windsock, 'cancelOpening', {
      profile: 'mfa-role',
      region: 'eu-west-1',
      name: 'payments-mfa',
    });
    await promptAbout('MFA code for mfa-role-too');
    await desktop.type(mfaCodes[0]);
    await promptGone();
  });
});

test('a question whose page dies is cancelled, and the next one is asked in a new window', async ({
  person,
  desktop,
}) => {
  const { windsock, openRow, promptAbout, promptGone } = person;
  await openRow('mfa-role', 'payments-mfa');
  const page = await promptAbout('MFA code for mfa-role');
  void give(windsock, 'authenticate', 'mfa-role-too');
  await expect(page.getByText('One more question after this')).toBeVisible();
  await windsock.app.evaluate(({ BrowserWindow }) => {
    const prompt = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().startsWith('app://windsock/prompt'),
    );
    prompt?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => page.isClosed()).toBe(true);
  await promptAbout('MFA code for mfa-role-too');
  await desktop.type(mfaCodes[0]);
  await promptGone();
});

test.describe('a program that prints credentials', () => {
  test('runs only after it was looked at, and is not asked about again', async ({
    person,
    desktop,
    home,
  }) => {
    const { windsock, openRow, promptAbout, promptGone, look } = person;
    const runs = () => readFile(join(home.awsFolder, 'process-keys.sh.runs'), 'utf8').catch(() => '');
    await openRow('process-keys', 'inventory-process');
    const page = await promptAbout('Run a program for process-keys?');
    await expect(page.getByRole('listitem').first()).toContainText('process-keys.sh');
    await expect(page.getByText(/config, line \d+/)).toBeVisible();
    await look(page, 'consent');
    // Whoever still presses Enter for the row allows nothing.
    await desktop.press('Return', 'space', 'Return');
    expect(await isPromptFocused(windsock)).toBe(true);
    expect(await runs()).toBe('');
    await desktop.press('Tab', 'Tab', 'Tab', 'Return');
    await windsock.loggedInPage('inventory-process');
    await promptGone();
    expect((await runs()).split('\n').filter(Boolean)).toHaveLength(1);
    expect(await give(windsock, 'authenticate', 'process-keys')).toEqual({ ok: true, value: null });
  });

  test('does not run when the person says no', async ({ person, desktop, home }) => {
    const { windsock, openRow, promptAbout, promptGone } = person;
    await openRow('process-keys', 'inventory-process');
    await promptAbout('Run a program for process-keys?');
    await desktop.press('Escape');
    await promptGone();
    await expect(readFile(join(home.awsFolder, 'process-keys.sh.runs'))).rejects.toThrow();
    expect(await openEnvironmentsOf(windsock.app)).toEqual([]);
  });
});
