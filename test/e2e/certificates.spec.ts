// A certificate that nobody vouches for is refused, with no way to click on.
import { airflowWindowsOf, hostOf, idOf, open } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

test('an Airflow web server with a self-signed certificate is not opened, and the row says why', async ({
  standin,
  start,
}) => {
  const [hosts = ''] = standin.chromiumSwitches;
  // The last switch of its name counts: no certificate is vouched for.
  const windsock = await start({ switches: [hosts, '--ignore-certificate-errors-spki-list=AAAA'] });
  const host = hostOf(standin, 'orders-prod');
  expect(await open(windsock, idOf('orders-prod'))).toEqual({
    ok: false,
    failure: { kind: 'certificate-refused', host, code: 'ERR_CERT_AUTHORITY_INVALID' },
  });
  expect(await airflowWindowsOf(windsock.app)).toEqual([]);
  expect(standin.requests.filter(({ side }) => side === 'airflow')).toEqual([]);
  expect(standin.mintedTokens()).toHaveLength(1);
});
