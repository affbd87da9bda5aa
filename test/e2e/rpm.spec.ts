// The package for Fedora and openSUSE, by rpm itself: installed, run, upgraded and removed, in a namespace whose changes to the
// system go with it. What it asks of these systems has other names here, and is not looked for.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './packaged.ts';

/** The system, with what is changed in it kept in the first argument's folder. */
const SYSTEM = `set -e
mount -t tmpfs none "$1"
for name in usr etc opt var; do
  mkdir -p "$1/changed/$name" "$1/overlay/$name"
  mount -t overlay none -o "lowerdir=/$name,upperdir=$1/changed/$name,workdir=$1/overlay/$name" "/$name"
done
cd "$1/changed"
files() { find usr etc opt ! -type d | sort; }
`;
const NAMESPACE = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])];

/** Runs a script in such a system. @returns what it printed, line by line @throws with what it said, when it fails */
function inSystem(script: string, ...files: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'windsock-system-'));
  try {
    const words = [...NAMESPACE, 'sh', '-c', SYSTEM + script, 'sh', folder, ...files];
    return execFileSync('unshare', words, { encoding: 'utf8', stdio: 'pipe' }).trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function whyNot(): string | null {
  if (process.platform !== 'linux') return 'rpms are installed on Linux';
  const made = spawnSync('unshare', [...NAMESPACE, 'sh', '-c', SYSTEM, 'sh', tmpdir()]);
  return made.status === 0 ? null : 'no namespace with a system of its own can be made here';
}

const reason = whyNot();
test.skip(reason !== null, reason ?? '');

/** An older version, of one file, with the scripts of this one. */
function makeOldRpm(rpm: string, folder: string): string {
  const scriptOf = (tag: string) => execFileSync('rpm', ['-qp', '--qf', `%{${tag}}`, rpm]);
  for (const tag of ['POSTIN', 'POSTUN']) writeFileSync(join(folder, tag), scriptOf(tag));
  mkdirSync(join(folder, 'app/old'), { recursive: true });
  for (const file of ['old/file', 'chrome-sandbox']) writeFileSync(join(folder, 'app', file), '');
  const made = join(folder, 'old.rpm');
  execFileSync(process.execPath, [
    ...['scripts/package/fpm.ts', '-t', 'rpm', '--name', 'windsock', '--version', '0.0.1'],
    ...['--architecture', 'amd64', '--maintainer', 'A test', '--description', 'Old', '--license', 'MIT'],
    ...['--after-install', join(folder, 'POSTIN'), '--after-remove', join(folder, 'POSTUN')],
    ...['--directories=/opt/Windsock', '--package', made, `${join(folder, 'app')}/=/opt/Windsock`],
  ]);
  return made;
}

test('is installed in place of an older version, runs, and is removed without remains', ({ packaged }) => {
  const folder = mkdtempSync(join(tmpdir(), 'windsock-old-rpm-'));
  try {
    const printed = inSystem(
      `rpm -i --nodeps "$2"; files
      echo upgraded; rpm -U --nodeps "$3"; files; rpm -V --nodeps windsock
      windsock --no-sandbox --version
      echo removed; rpm -e windsock; files; find opt -mindepth 1`,
      makeOldRpm(packaged.rpm, folder),
      packaged.rpm,
    );
    const upgraded = printed.indexOf('upgraded');
    const removed = printed.indexOf('removed');
    expect(printed.slice(0, upgraded)).toEqual(['opt/Windsock/chrome-sandbox', 'opt/Windsock/old/file']);
    const files = printed.slice(upgraded + 1, removed);
    expect(files).toEqual(
      expect.arrayContaining([
        'opt/Windsock/resources/app.asar',
        'opt/Windsock/windsock',
        'usr/bin/windsock',
        'usr/share/applications/io.github.windsock.Windsock.desktop',
        'usr/share/bash-completion/completions/windsock',
        'usr/share/fish/vendor_completions.d/windsock.fish',
        'usr/share/icons/hicolor/256x256/apps/windsock.png',
        'usr/share/licenses/windsock/LICENSE',
        'usr/share/zsh/site-functions/_windsock',
        expect.stringMatching(/^Windsock \d+\.\d+\.\d+$/),
      ]),
    );
    expect(files.filter((file) => /old|build-id|^etc/.test(file))).toEqual([]);
    expect(printed.slice(removed + 1)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('names what it needs as Fedora and as openSUSE call it, and is for their processors', ({ packaged }) => {
  const ask = (...words: readonly string[]) =>
    execFileSync('rpm', ['-qp', ...words, packaged.rpm], { encoding: 'utf8' })
      .trim()
      .split('\n');
  expect(ask('--qf', '%{NAME} %{ARCH} %{OS} %{LICENSE}')).toEqual(['windsock x86_64 linux MIT']);
  expect(ask('--requires')).toEqual(expect.arrayContaining(['(gtk3 or libgtk-3-0)', 'xdg-utils']));
});
