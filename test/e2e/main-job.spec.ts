// The main job: hotkey, a few letters, Enter, and the DAG list is there, logged in.
import { expect, test } from './fixtures.ts';

test('the hotkey opens the picker and Enter lands on the DAG list of Airflow 2', async ({
  desktop,
  windsock,
}) => {
  await desktop.press('Escape');
  await desktop.press('alt+shift+space');
  await expect(windsock.picker.getByRole('combobox')).toBeFocused();
  await desktop.type('orp');
  await desktop.screenshot('out/e2e/typing.png');
  await desktop.press('Return');
  const airflow = await windsock.airflowPage('/home');
  await expect(airflow).toHaveTitle(/DAGs/);
  await desktop.screenshot('out/e2e/airflow2.png');
});
