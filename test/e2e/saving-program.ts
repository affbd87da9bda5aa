// A program that saves settings without end, for tests that kill it meanwhile, or until the test is gone: each save is of one number, all through the file.
import { openSettingsStore } from '../../src/main/electron/settings-store.ts';
import { defaultSettings } from '../../src/shared/settings.ts';

const [folder = ''] = process.argv.slice(2);
const store = openSettingsStore({ folder, nowMs: Date.now, onSaved: () => undefined });
const test = process.ppid;
const last = store.initial.usage.first?.atMs ?? 0;
for (let at = last + 1; process.ppid === test; at++) {
  const use = { score: 1, atMs: at };
  const middle = Object.fromEntries(Array.from({ length: 200 }, (_, each) => [`${each}`, use]));
  store.save({ ...defaultSettings, usage: { first: use, ...middle, last: use } });
  store.flush();
  if (at === last + 1) process.stdout.write(`${store.notices.length}\n`);
}
