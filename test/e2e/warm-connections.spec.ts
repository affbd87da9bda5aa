// Connections that are made when the picker comes, so that Enter need not wait for them: few, used, and without a request.
import { environmentKey } from '../../src/shared/environment.ts';
import { hostOf, idOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import { keepSettings } from './settings-file.ts';

const first = idOf('orders-prod');
const favourites = [
  first,
  idOf('orders-reporting-prod'),
  idOf('payments-prod'),
  idOf('customer-360-prod'),
  idOf('inventory-sync-prod'),
];

test('the picker connects ahead to the first favourites, asks nothing, and Enter takes these connections', async ({
  desktop,
  home,
  standin,
  start,
}) => {
  const seenHosts = favourites.map((id) => [environmentKey(id), hostOf(standin, id.name)]);
  await keepSettings(home, { favourites, seenHosts: Object.fromEntries(seenHosts) });
  const windsock = await start();
  const ahead = { aws: 1, airflow: 4 };
  await expect.poll(standin.connections).toEqual(ahead);
  expect(standin.requests).toEqual([]);
  standin.setAirflowFault(hostOf(standin, first.name), { kind: 'silent' });
  await expect(windsock.selectedRow).toContainText(first.name);
  await desktop.press('Return');
  await expect.poll(() => standin.requests.at(-1)?.operation).toBe('login-page');
  expect(standin.connections()).toEqual(ahead);
});
