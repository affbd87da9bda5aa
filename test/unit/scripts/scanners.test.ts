// The scanners can fail: on mistakes and secrets made up in a folder of the test's own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  acceptedByElectronegativity,
  acceptedBySecretlint,
} from '../../../scripts/checks/accepted-findings.ts';
import { findElectronMistakes } from '../../../scripts/checks/electronegativity.ts';
import { tallyOfFindings } from '../../../scripts/checks/findings.ts';
import { findSecrets } from '../../../scripts/checks/secretlint.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'windsock-scan-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

describe('tallyOfFindings', () => {
  const at = (file: string, line = 1) => ({ rule: 'RULE', file, line });
  const accepted = (...files: readonly string[]) => [{ rule: 'RULE', files, reason: 'because' }];
  const reasons = (...args: Parameters<typeof tallyOfFindings>) =>
    tallyOfFindings(...args).failed.map(({ reason }) => reason);

  it('passes what was accepted, wherever in the file it stands now', () => {
    expect(reasons('scan', [at('a.ts', 7), at('a.ts', 9)], accepted('a.ts', 'a.ts'))).toEqual([]);
  });

  it.each([
    ['in another file', [at('a.ts'), at('b.ts', 2)], 'RULE in b.ts, line 2'],
    ['once more in the same file', [at('a.ts', 1), at('a.ts', 5)], 'RULE in a.ts, line 5'],
    ['of another rule', [at('a.ts'), { ...at('a.ts', 3), rule: 'OTHER' }], 'OTHER in a.ts, line 3'],
  ])('fails for a finding %s', (_what, found, reason) => {
    expect(reasons('scan', found, accepted('a.ts'))).toEqual([reason]);
  });

  it('fails for an acceptance of what is not found any more', () => {
    expect(reasons('scan', [], accepted('a.ts'))).toEqual([expect.stringContaining('take it from')]);
  });
});

it('every accepted finding has a reason', () => {
  for (const { reason } of [...acceptedByElectronegativity, ...acceptedBySecretlint]) {
    expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  }
});

describe('Electronegativity', () => {
  it('finds mistakes in TypeScript as new as ours, names files that it cannot read, and asks no network', async () => {
    // Whoever opens a connection ends the scan.
    const noNetwork = `import { Socket } from 'node:net'; Socket.prototype.connect = () => process.exit(7);`;
    vi.stubEnv('NODE_OPTIONS', `--import=data:text/javascript,${encodeURIComponent(noNetwork)}`);
    await write(
      'main/window.ts',
      `import { app, BrowserWindow } from 'electron';
      const options = { width: 1 } as const satisfies object;
      export const open = () => new BrowserWindow({
        ...options,
        webPreferences: { nodeIntegration: true, webSecurity: false },
      });
      app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
        event.preventDefault();
        answer(true);
      });`,
    );
    await write('main/broken.ts', 'const = ;');
    const { findings, unread } = await findElectronMistakes(relative(process.cwd(), folder));
    const ours = findings.filter(({ file }) => file === 'main/window.ts').map(({ rule }) => rule);
    expect(ours).toEqual(
      expect.arrayContaining([
        'NODE_INTEGRATION_JS_CHECK',
        'WEB_SECURITY_JS_CHECK',
        'CERTIFICATE_ERROR_EVENT_JS_CHECK',
      ]),
    );
    expect(unread).toEqual([expect.stringContaining('broken.ts')]);
  });
});

describe('secretlint', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const token = ['ghp', 'a1B2c3D4e5F6'.repeat(3)].join('_');
  const key = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEow'.repeat(20), '-----END RSA PRIVATE KEY-----'];

  it('finds tokens and keys in any kind of file, and comments that would hide them', async () => {
    await write('log.txt', `started\ntoken: ${token}\n`);
    await write('src/a.ts', `// ${['secretlint', 'disable'].join('-')}\nexport const a = '${token}';\n`);
    await write('key.pem', `${key.join('\n')}\n`);
    await write('clean.ts', 'export const a = 1;\n');
    const found = await findSecrets(folder, ['**/*']);
    expect(found.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
      'key.pem:1',
      'log.txt:2',
      'src/a.ts:1',
    ]);
  });

  it('does not pass over an empty folder as a clean one', async () => {
    await expect(findSecrets(folder, ['**/*'])).rejects.toThrow();
  });
});
