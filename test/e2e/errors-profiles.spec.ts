// What profiles and their files can lack, and what a person reads and does then.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import { choose, expectFailedRow, expectLoggedIn, picture, search, selectedRow } from './error-rows.ts';
import { expect, test } from './fixtures.ts';
import { onNetwork } from './network.ts';
import { keepEnvironments } from './settings-file.ts';

const configOf = ({ awsFolder }: TemporaryHome): string => join(awsFolder, 'config');
const credentialsOf = ({ awsFolder }: TemporaryHome): string => join(awsFolder, 'credentials');

/** Takes a section out of a file. @returns puts the file back as it was */
async function withoutSection(file: string, header: string): Promise<() => Promise<void>> {
  const before = await readFile(file, 'utf8');
  const sections = before.split(/^(?=\[)/m);
  await writeFile(file, sections.filter((section) => !section.startsWith(`[${header}]`)).join(''));
  return () => writeFile(file, before);
}

test('a file that cannot be read is a row with its line, the old list stays, and mending it takes the row away', async ({
  desktop,
  windsock,
  home,
}) => {
  const seat = { desktop, windsock };
  const before = await readFile(configOf(home), 'utf8');
  const line = before.split('\n').length + 1;
  await appendFile(configOf(home), '\nregion eu-west-1\n');
  await search(seat, 'expected');
  await expectFailedRow(seat, {
    summary: `${configOf(home)}, line ${line}: expected name = value`,
    advice: 'Mend the file; profiles that were read before stay in use until then.',
    enter: 'Look again',
  });
  await picture(seat, 'profiles-file-malformed');
  await choose(seat, 'sandbox-mara');
  await expectLoggedIn(seat, 'sandbox-mara');
  await search(seat, 'expected');
  await writeFile(configOf(home), before);
  await expect(windsock.picker.getByText('expected name = value')).toHaveCount(0);
});

test('a favourite outlives its profile, says so, and opens again when the profile is back', async ({
  desktop,
  windsock,
  home,
}) => {
  const seat = { desktop, windsock };
  await search(seat, 'sandbox-mara');
  await desktop.press('ctrl+d');
  await expect(selectedRow(seat)).toContainText('Favourite');
  const putBack = [
    await withoutSection(configOf(home), 'profile data-platform-staging'),
    await withoutSection(credentialsOf(home), 'data-platform-staging'),
  ];
  await search(seat, 'orders-staging');
  await expect(windsock.picker.getByText('No environment matches “orders-staging”')).toBeVisible();
  await choose(seat, 'sandbox-mara');
  await expectFailedRow(seat, {
    summary: 'There is no profile data-platform-staging any more',
    advice:
      'Put it back into the AWS config file or add it again from IAM Identity Center; or open the environment through another profile.',
    enter: 'Try again',
  });
  await picture(seat, 'profiles-removed');
  for (const put of putBack) await put();
  await expect
    .poll(async () => {
      await desktop.press('Return');
      return windsock.app.windows().length;
    })
    .toBeGreaterThan(1);
  await expectLoggedIn(seat, 'sandbox-mara');
});

test('a profile that cannot be used says what it needs, in its row and in the form', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const line = (await readFile(configOf(home), 'utf8')).split('\n').length + 2;
  const lacks = `Names the sso-session “moved”, which does not exist: add [sso-session moved] (${configOf(home)}, line ${line})`;
  await appendFile(
    configOf(home),
    '[profile half-sso]\nregion = eu-west-1\nsso_session = moved\nsso_account_id = 412233445566\nsso_role_name = Data\n[profile via-gateway]\nregion = eu-west-1\nsource_profile = data-platform-prod\nrole_arn = arn:aws:iam::412233445566:role/data-platform-admin\nendpoint_url = http://mwaa.gateway.example:8080\n',
  );
  await keepEnvironments(home, [
    { profile: 'half-sso', region: 'eu-west-1', name: 'orders-prod' },
    { profile: 'via-gateway', region: 'eu-west-1', name: 'pricing-prod' },
  ]);
  const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true }) });
  const seat = { desktop, windsock };
  await choose(seat, 'orders-prod');
  await expectFailedRow(seat, {
    summary: 'Profile half-sso cannot be used yet',
    advice: `${lacks}.`,
    enter: 'Try again',
  });
  await picture(seat, 'profiles-not-ready');
  await choose(seat, 'pricing-prod');
  await expectFailedRow(seat, {
    summary: 'The endpoint of profile via-gateway is neither https nor this computer',
    advice: 'Keys are not sent to http://mwaa.gateway.example:8080. Change endpoint_url to an https address.',
    enter: 'Try again',
  });
  await picture(seat, 'profiles-endpoint-not-allowed');
  await search(seat, 'no-such-environment');
  await windsock.picker.getByRole('option', { name: 'Add “no-such-environment” by name' }).click();
  const choice = windsock.picker.getByRole('option', { name: /^half-sso/ });
  await expect(choice).toHaveText(`half-sso – ${lacks}`);
  await expect(choice).toBeDisabled();
  await picture(seat, 'profiles-form');
});

test('places that could not be searched say why, and Enter adds by name or looks again', async ({
  desktop,
  windsock,
  home,
  standin,
}) => {
  const seat = { desktop, windsock };
  await search(seat, 'finance-operator');
  await expectFailedRow(seat, {
    summary: 'Profile finance-operator may not list environments in eu-west-1',
    advice: 'Add the environment by its name: logging in needs no permission to list.',
    enter: 'Add by name',
  });
  await picture(seat, 'profiles-may-not-list');
  await desktop.press('Return');
  await expect(windsock.picker.getByLabel('Profile', { exact: true })).toHaveValue('finance-operator');
  await expect(windsock.picker.getByLabel('Region')).toHaveValue('eu-west-1');
  await desktop.type('finance-close-prod');
  await desktop.press('Return');
  await expect(selectedRow(seat)).toContainText('finance-close-prod');
  await desktop.press('Return');
  await expectLoggedIn(seat, 'finance-close-prod');

  await search(seat, 'old-laptop');
  await expectFailedRow(seat, {
    summary: 'AWS does not accept the keys of profile old-laptop in eu-west-1',
    advice: 'Check its access key; if the key is right, the region may not be enabled for the account.',
    enter: 'Look again',
  });
  await picture(seat, 'profiles-bad-keys');
  const good = standin.world.profiles.find(({ name }) => name === 'data-platform-staging');
  if (good?.kind !== 'keys') throw new Error('The staging profile has keys');
  const before = await readFile(credentialsOf(home), 'utf8');
  const [others = ''] = before.split('[old-laptop]');
  const { accessKeyId, secretAccessKey } = good.key;
  await writeFile(
    credentialsOf(home),
    `${others}[old-laptop]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  await desktop.press('Return');
  await expect(selectedRow(seat)).toContainText('old-laptop523344556677');
});
