// The lists of the settings, in one running app: favourites, environments, profiles and regions, rules for marks, networks.
import {
  makeHome,
  type RunningWindsock,
  startWindsock,
  type TemporaryHome,
} from '../desktop/start-windsock.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { give, idOf } from './app-driver.ts';
import { test as base, lookForEnvironments } from './fixtures.ts';
import { lookAt, settingsAt } from './settings-window.ts';

interface ListsApp {
  readonly standin: Standin;
  readonly home: TemporaryHome;
  readonly windsock: RunningWindsock;
}

const test = base.extend<object, { readonly lists: ListsApp }>({
  lists: [
    async ({ desktop }, use) => {
      const standin = await startStandin();
      const home = await makeHome(standin);
      const windsock = await startWindsock({ desktop, standin, home });
      await lookForEnvironments(windsock);
      await use({ standin, home, windsock });
      await windsock.quit();
      await home.remove();
      await standin.close();
    },
    { scope: 'worker' },
  ],
});

const names = ['orders-prod', 'orders-staging', 'payments-prod'] as const;

test('pictures', async ({ desktop, lists: { windsock } }) => {
  for (const name of names)
    await give(
      windsock,
      'toggleFavourite',
      idOf(name, name.endsWith('staging') ? 'data-platform-staging' : undefined),
    );
  await give(windsock, 'toggleFavourite', idOf('old-one', 'gone-profile'));
  await give(windsock, 'setFavouriteHotkey', idOf('payments-prod'), 'Control+Alt+Shift+P');
  await give(windsock, 'setAlias', idOf('orders-prod'), 'Bestellungen');
  await give(windsock, 'setProductionRules', [
    { by: 'name', pattern: '*-staging', mark: { word: 'rehearsal', colour: 'green' } },
    { by: 'tag', pattern: 'Team=payments', mark: { word: 'money', colour: 'purple' } },
    { by: 'name', pattern: 'legacy-*' },
  ]);
  await give(windsock, 'setProductionChoice', idOf('orders-prod'), 'plain');
  await give(windsock, 'setNetwork', idOf('payments-prod'), {
    proxy: 'socks5://localhost:8157',
    tunnel: 'ssh -N -D 8157 bastion',
  });
  for (const section of ['favourites', 'environments', 'places', 'production', 'networks'] as const) {
    const page = await settingsAt(windsock, section);
    await lookAt(desktop, page, section);
  }
});
