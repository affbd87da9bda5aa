/** Keeps the house to its plan: the import table (architecture/plan.ts), sizes, and what only one file may do. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenPages } from './architecture/broken-pages.ts';
import { brokenSamples } from './architecture/broken-samples.ts';
import { importTable } from './architecture/plan.ts';
import * as rules from './architecture/rules.ts';

const root = join(import.meta.dirname, '../..');

function sourcesOf(...folders: readonly string[]): rules.Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.([cm]?[jt]sx?|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(
    files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

describe('the house', () => {
  const project = rules.projectFrom(sourcesOf('src', 'scripts', 'test'));

  it('is read at all: every room that stands today has files', () => {
    const src = [...project.modules.keys()].filter((file) => file.startsWith('src/'));
    expect(src.length).toBeGreaterThan(60);
    expect(importTable.length).toBeGreaterThan(8);
    expect([...project.modules.values()].flatMap(({ pages }) => pages).length).toBeGreaterThan(5);
  });

  it.each([
    ['imports only what the table allows', rules.imports],
    ['has no import cycle', rules.importCycles],
    ['has no file that is too long to read', rules.fileLengths],
    ['has no function that is too long to read', rules.functionLengths],
    ['has no default export', rules.defaultExports],
    ['has no index file that re-exports', rules.barrels],
    ['does nothing at import', rules.deedsAtImport],
    ['keeps IPC, page loads, platforms and programs to their one place', rules.keptWords],
    ['keeps the way out to other programs to one module', rules.electronNames],
    ['makes every page with isolatedPage, and with nothing that undoes it', rules.isolatedPages],
    ['has no test with a fake of Electron', rules.mockedElectron],
    ['silences no type error and no finding of a scanner', rules.silencedChecks],
  ])('%s', (_promise, rule) => {
    expect(rule(project)).toEqual([]);
  });

  it('installs no package beside the bundle', () => {
    expect(rules.installedPackages(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))).toEqual([]);
  });
});

describe('the rules notice', () => {
  it.each(brokenSamples)('%s', (_what, rule, file, source, complaint) => {
    const [found, ...more] = rule(rules.projectFrom({ [file]: source }));
    expect(found).toMatch(complaint);
    expect(found).toContain(file);
    expect(more).toEqual([]);
  });

  it.each(brokenPages)('%s', (_what, source, complaint) => {
    const file = 'src/main/electron/a.ts';
    expect(rules.isolatedPages(rules.projectFrom({ [file]: source }))).toEqual([
      expect.stringContaining(`${file}:1 makes a page ${complaint}`),
    ]);
  });

  it('a cycle of three files, also one of types alone', () => {
    const cycle = rules.projectFrom({
      'src/shared/a.ts': "import type { B } from './b.ts';",
      'src/shared/b.ts': "export { c } from './c.ts';",
      'src/shared/c.ts': "import { a } from './a.ts'; export const c = () => a;",
    });
    expect(rules.importCycles(cycle)).toEqual([
      'src/shared/a.ts -> src/shared/b.ts -> src/shared/c.ts -> src/shared/a.ts',
    ]);
  });

  it('a package that is installed with the app', () => {
    expect(rules.installedPackages({ dependencies: { lodash: '4' } })).toEqual(['lodash']);
  });

  it('a file that cannot be parsed, instead of passing it over', () => {
    expect(() => rules.projectFrom({ 'src/shared/a.ts': 'const = ;' })).toThrow('src/shared/a.ts');
  });
});

describe('the rules let pass', () => {
  it.each<readonly [string, rules.Rule, string, string]>([
    ['types of Electron', rules.imports, 'src/main/compose.ts', "import type { App } from 'electron';"],
    ['the matcher', rules.imports, 'src/shared/rank-rows.ts', "import { go } from 'fuzzysort';"],
    [
      'a folder of a built-in',
      rules.imports,
      'src/main/aws/a.ts',
      "import { open } from 'node:fs/promises';",
    ],
    ['a style sheet', rules.imports, 'src/renderer/picker/a.tsx', "import '../ui/theme.css';"],
    [
      'a part of a package',
      rules.imports,
      'src/renderer/picker/a.tsx',
      "import { b } from 'react-dom/client';",
    ],
    [
      'constants, tables and functions',
      rules.deedsAtImport,
      'src/main/core/a.ts',
      "import { b } from './b.ts'; export const a = new Set([1]); export const c = { d: () => b() }; const e = b;",
    ],
    ['the work of an entry', rules.deedsAtImport, 'src/renderer/picker/main.tsx', 'start();'],
    [
      'a long describe',
      rules.functionLengths,
      'test/unit/a.test.ts',
      `describe.each([1])('a', () => {\n${'it();\n'.repeat(70)}});`,
    ],
    [
      'a page with preferences that are its own',
      rules.isolatedPages,
      'src/main/electron/a.ts',
      'new WebContentsView({ webPreferences: { partition, ...isolatedPage, safeDialogs: true } });',
    ],
    ['other fakes', rules.mockedElectron, 'test/unit/a.test.ts', "vi.mock('./clock.ts');"],
    [
      'a word in a comment',
      rules.keptWords,
      'src/main/core/a.ts',
      '/** `loadURL` and ipcMain */ export type A = 1;',
    ],
  ])('%s', (_what, rule, file, source) => {
    expect(rule(rules.projectFrom({ [file]: source }))).toEqual([]);
  });
});
