// The way to a web server as "Why can't I open this?" and the row of a failed opening tell it: private, silent, or at work.
import { hostOf, idOf } from './app-driver.ts';
import { diagnose, look, steps } from './diagnosis-steps.ts';
import { choose, expectFailedRow, picture } from './error-rows.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { onNetwork } from './network.ts';

test.describe('a private web server', () => {
  const payments = idOf('payments-prod');

  const ways = [
    {
      what: 'private-name',
      map: '~NOTFOUND',
      steps: ['Failed', 'Skipped', 'Skipped'],
      summary: 'The web server is private, and its name is not known on this network',
      advice: 'Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
    {
      what: 'private-no-route',
      map: '224.0.0.1:443',
      steps: ['Passed', 'Failed', 'Skipped'],
      summary: 'The web server is private, and there is no way to it from this network',
      advice: 'Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
    {
      what: 'private-refused',
      map: '127.0.0.1:9',
      steps: ['Passed', 'Failed', 'Skipped'],
      summary: 'The web server is private, and its address refused the connection',
      advice:
        'This may be another network with the same address. Connect to its VPN, or set a proxy in “Network of this environment…”.',
    },
  ];

  for (const { what, map, steps: outcomes, summary, advice } of ways) {
    test(`row and check say that it takes a way in: ${what}`, async ({ desktop, standin, start }) => {
      const rules = [`MAP ${hostOf(standin, payments.name)} ${map}`];
      const windsock = await start({ standin: onNetwork(standin, { rules }) });
      await lookForEnvironments(windsock);
      const seat = { desktop, windsock };
      await choose(seat, payments.name);
      await expectFailedRow(seat, { summary, advice, enter: 'Try again' });
      await picture(seat, `web-${what}`);
      await diagnose(seat, payments.name);
      expect((await steps(windsock)).slice(3)).toEqual([
        'It may log in to Airflow: Passed',
        `The name of the web server is found: ${outcomes[0]}`,
        `The web server can be reached: ${outcomes[1]}`,
        `Its login page answers: ${outcomes[2]}`,
      ]);
      const red = windsock.picker.getByText(summary, { exact: true });
      await expect(red).toBeInViewport({ ratio: 1 });
      await expect(windsock.picker.getByText(advice, { exact: true })).toBeInViewport({ ratio: 1 });
      await look(seat, what);
    });
  }

  test('that is silent is told from a public one that is', async ({ desktop, standin, start }) => {
    const windsock = await start();
    await lookForEnvironments(windsock);
    const seat = { desktop, windsock };
    for (const [name, summary] of [
      [payments.name, 'The web server is private, and nothing answers from this network'],
      ['orders-prod', 'The Airflow web server did not answer within 8 s'],
    ] as const) {
      standin.setAirflowFault(hostOf(standin, name), { kind: 'silent' });
      await diagnose(seat, name);
      await expect(windsock.picker.getByText(summary, { exact: true })).toBeInViewport({ ratio: 1 });
      await look(seat, `silent-${name}`);
      await desktop.press('Escape');
      await expect(windsock.picker.getByRole('combobox')).toBeFocused();
    }
  });
});

test('an environment that AWS works on: no IAM, no VPN, but its status', async ({
  desktop,
  standin,
  start,
}) => {
  const windsock = await start();
  await lookForEnvironments(windsock);
  const seat = { desktop, windsock };
  const [name, creating] = ['pricing-prod', 'pricing-staging'];
  standin.setAirflowFault(hostOf(standin, name), { kind: 'empty-503' });
  const text = {
    summary: `${name} was not reached: AWS is at work on it (“updating”)`,
    advice: 'Its web server may be away meanwhile: try again when its status is “available”.',
  };
  await choose(seat, name);
  await expectFailedRow(seat, { ...text, enter: 'Try again' });
  await picture(seat, 'web-updating');
  await diagnose(seat, name);
  const { picker } = windsock;
  await expect(picker.getByText('updating (AWS is at work on it), Airflow 2.10.3')).toBeVisible();
  await expect(picker.getByText(text.summary)).toBeInViewport({ ratio: 1 });
  await look(seat, 'updating');
  await desktop.press('Escape');
  await diagnose(seat, creating);
  expect((await steps(windsock))[3]).toBe('It may log in to Airflow: Failed');
  await expect(picker.getByText(`${creating} is being created: it has no web server yet`)).toBeInViewport();
  await look(seat, 'creating');
});
