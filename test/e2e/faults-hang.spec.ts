// A page that hangs, in an app that no debugger looks at.
import { activeWindowTitle } from '../desktop/active-window.ts';
import { hostOf, idOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import { keepEnvironments } from './settings-file.ts';
import { startUndriven } from './undriven-app.ts';

const name = 'orders-prod';

/** Busy at the first key for 24 s, and at the first one after that until it is ended; then well. */
const busyPage = `<!doctype html><title>Busy</title><p>Press a key</p><script>
  const turns = [24_000, Number.POSITIVE_INFINITY];
  addEventListener('keydown', () => {
    const turn = Number(localStorage.getItem('turn') ?? '0');
    localStorage.setItem('turn', turn + 1);
    const end = Date.now() + (turns[turn] ?? 0);
    while (Date.now() < end);
  });
</script>`;

test('a page that hangs is told after 15 s; it comes back by itself, is waited for, or loaded again', async ({
  desktop,
  standin,
  home,
}) => {
  await keepEnvironments(home, [idOf(name)]);
  standin.setAirflowPage(hostOf(standin, name), '/home', { body: busyPage });
  const windsock = await startUndriven({ desktop, standin, home });
  const hangs = () => windsock.standInText();
  const told = 'The page does not answer';
  const loads = () => standin.requests.filter(({ operation }) => operation === 'planted-page').length;

  await test.step('opened by its name', async () => {
    await expect.poll(() => activeWindowTitle(desktop), { timeout: 30_000 }).toBe('Windsock');
    await desktop.type(name);
    await desktop.press('Return');
    await expect.poll(() => activeWindowTitle(desktop), { timeout: 30_000 }).toContain(`Busy — ${name}`);
    expect(await hangs()).toBe(name);
  });
  await test.step('told, and the tray answers', async () => {
    const startedAtMs = Date.now();
    await desktop.press('a');
    await expect.poll(hangs, { timeout: 30_000 }).toContain(told);
    expect(Date.now() - startedAtMs).toBeGreaterThan(14_000);
    expect(Date.now() - startedAtMs).toBeLessThan(18_000);
    await desktop.screenshot('out/e2e/airflow-window/hangs.png');
    await desktop.openTrayMenu();
    await desktop.press('Escape');
  });
  await test.step('back by itself, with the keyboard', async () => {
    await expect.poll(hangs).toBe(name);
    await desktop.press('b');
    await expect.poll(hangs, { timeout: 30_000 }).toContain(told);
  });
  await test.step('waited for with Enter, and told again', async () => {
    await desktop.press('Return');
    await expect.poll(hangs).toBe(name);
    await expect.poll(hangs, { timeout: 30_000 }).toContain(told);
  });
  await test.step('loaded again', async () => {
    const before = loads();
    await desktop.press('Tab', 'Return');
    await expect.poll(loads).toBe(before + 1);
    await expect.poll(hangs).toBe(name);
  });
  expect(standin.mintedTokens(name)).toHaveLength(1);
  await windsock.end();
});
