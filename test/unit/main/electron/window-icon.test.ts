import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../src/main/electron');
const makers = readdirSync(folder)
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
  .filter(([, text]) => text.includes('new BrowserWindow('));

test.each(makers)("the window of %s has Windsock's icon, not Electron's", (_name, text) => {
  for (const [, ...options] of [text.split('new BrowserWindow({')]) {
    expect(options.length).toBeGreaterThan(0);
    for (const each of options) expect(each.split('webPreferences')[0]).toMatch(/^\s+icon,$/m);
  }
});
