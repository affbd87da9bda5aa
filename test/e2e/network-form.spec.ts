// The form for the network of one environment, by real keys.
import type { Locator } from '@playwright/test';
import { environmentKey } from '../../src/shared/environment.ts';
import { until } from '../desktop/start-desktop.ts';
import { painted } from '../desktop/start-windsock.ts';
import { idOf, snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { type Seat, search } from './error-rows.ts';
import { expect } from './fixtures.ts';
import { secret, test } from './private-network.ts';

/** The form of the environment that is selected, from the actions menu. */
async function openForm(
  seat: Seat,
  name: string,
): Promise<{ readonly proxy: Locator; readonly tunnel: Locator }> {
  const { desktop, windsock } = seat;
  await search(seat, name);
  await expect(windsock.selectedRow).toContainText(name);
  await desktop.press('ctrl+k');
  await windsock.picker.getByRole('menuitem', { name: 'Network of this environment…' }).click();
  await windsock.picker.getByRole('heading', { name: `Network of ${name}` }).waitFor();
  return { proxy: windsock.picker.getByLabel('Proxy'), tunnel: windsock.picker.getByLabel('Tunnel') };
}

test('the form: what is typed is checked at its field, shown word by word, saved with Enter and left with Esc', async ({
  desktop,
  outside: windsock,
}) => {
  const seat: Seat = { desktop, windsock };
  const { picker } = windsock;
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/network-form/${name}-${colorScheme}.png`);
      expect(await findings(picker), `${name}, ${colorScheme}`).toEqual([]);
    }
    await picker.emulateMedia({ colorScheme: null });
  };
  const { proxy, tunnel } = await openForm(seat, secret);
  await expect(proxy).toBeFocused();
  await look('empty');
  await desktop.type('localhost:8157');
  await desktop.press('Tab');
  await expect(tunnel).toBeFocused();
  await desktop.type("FOO=1 ssh -N -D 8157 'bastion");
  await desktop.press('Return');
  await expect(proxy).toBeFocused();
  await expect(picker.getByText('The kind of proxy is missing.')).toBeVisible();
  await expect(picker.getByText('A quote is not closed')).toBeVisible();
  await look('errors');

  await proxy.fill('socks5h://LOCALHOST:8157');
  await tunnel.fill('ssh -f -N -D 8157 -i "/keys/bastion \u202ekey" ec2-user@bastion.example.com');
  await expect(picker.getByText('/keys/bastion \\u{202e}key')).toBeVisible();
  await expect(picker.getByText('With -f ssh goes to the background')).toBeVisible();
  await look('hint');
  await tunnel.fill('ssh -N -D 8157 bastion && echo open > log');
  await expect(picker.getByText('There is no shell: the program gets “&&”')).toBeInViewport();
  await look('no-shell');
  await tunnel.fill(
    'aws ssm start-session --profile data-platform-prod --target i-0f00ba7deadbeef12 --document-name AWS-StartPortForwardingSession --parameters portNumber=1080,localPortNumber=8157',
  );
  await look('filled');
  await desktop.press('Return');
  await expect(picker.getByText('Network saved')).toBeVisible();
  const { networks } = await snapshotOf(windsock);
  expect(networks[environmentKey(idOf(secret))]).toMatchObject({ proxy: 'socks5://localhost:8157' });

  const again = await openForm(seat, secret);
  await expect(again.proxy).toHaveValue('socks5://localhost:8157');
  await again.proxy.fill('');
  await desktop.press('Escape');
  await until('the list', () => picker.getByRole('combobox').isVisible());
  expect((await snapshotOf(windsock)).networks).toEqual(networks);
});
