// The scripts that dpkg and rpm run, each as it is, on a system of a test's own: /opt and /etc are empty in its namespace.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const NAMESPACE = ['--user', '--map-root-user', '--mount'];
const canIsolate = spawnSync('unshare', [...NAMESPACE, 'mount', '-t', 'tmpfs', 'none', '/opt']).status === 0;

/** Programs of a system as these scripts see it, with the exit code that each ends with. */
interface System {
  /** 0 where people may have user namespaces. */
  readonly runuser: 0 | 1;
  /** 0 where AppArmor is on. */
  readonly 'aa-enabled': 0 | 1;
  /** 0 where it can read the profile. */
  readonly apparmor_parser: 0 | 1;
  readonly ischroot: 0 | 1;
}

const UBUNTU: System = { runuser: 0, 'aa-enabled': 0, apparmor_parser: 0, ischroot: 1 };
const DEBIAN: System = { ...UBUNTU, 'aa-enabled': 1 };

/** What electron-builder fills in. */
const NAMES: Readonly<Record<string, string>> = { sanitizedProductName: 'Windsock', executable: 'windsock' };

const START = `set -e
mount -t tmpfs none /opt; mount -t tmpfs none /etc
mkdir -p /opt/Windsock/resources /etc/apparmor.d
touch /opt/Windsock/chrome-sandbox; echo profile > /opt/Windsock/resources/apparmor-profile
install() { sh "$1/after-install" configure; }
removal() { sh "$1/after-remove" "$2"; }
look() { echo "$(stat -c %a /opt/Windsock/chrome-sandbox):$(ls /etc/apparmor.d)"; }
`;

describe('the scripts of deb and rpm', () => {
  beforeEach(({ skip }) => skip(!canIsolate, 'no namespace can be made here'));
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'windsock-scripts-'));
    for (const name of ['after-install', 'after-remove']) {
      const template = readFileSync(`resources/linux/${name}.tpl`, 'utf8');
      const filled = template.replace(/\$\{(\w+)\}/g, (_all, macro: string) => NAMES[macro] ?? '');
      writeFileSync(join(folder, name), filled);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** @returns what `look` printed, line by line, and the calls of apparmor_parser that change the kernel */
  function on(system: System, lines: string) {
    const programs = join(folder, 'programs');
    const log = join(folder, 'log');
    mkdirSync(programs, { recursive: true });
    writeFileSync(log, '');
    for (const [name, code] of Object.entries(system)) {
      writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $1" >> ${log}\nexit ${code}\n`);
      chmodSync(join(programs, name), 0o755);
    }
    const ran = spawnSync('unshare', [...NAMESPACE, 'sh', '-c', START + lines, 'sh', folder], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
    });
    expect(ran.stderr).toBe('');
    return {
      seen: ran.stdout.trim().split('\n'),
      kernel: readFileSync(log, 'utf8').match(/(?<=apparmor_parser --)(replace|remove)/g) ?? [],
    };
  }

  it.each([
    ['Debian', DEBIAN, '755:', []],
    ['a system without user namespaces for people', { ...DEBIAN, runuser: 1 }, '4755:', []],
    ['Ubuntu since 24.04', UBUNTU, '755:windsock', ['replace']],
    ['an Ubuntu that cannot read the profile', { ...UBUNTU, apparmor_parser: 1 }, '755:', []],
    ['an Ubuntu that is only a folder', { ...UBUNTU, ischroot: 0 }, '755:windsock', []],
  ] as const)('install what %s needs', (_name, system, seen, kernel) => {
    expect(on(system, 'install "$1"; look')).toEqual({ seen: [seen], kernel });
  });

  it.each([
    ['dpkg', 'removal "$1" upgrade; install "$1"; look; removal "$1" remove; look; removal "$1" purge; look'],
    ['rpm', 'install "$1"; removal "$1" 1; look; removal "$1" 0; look; look'],
  ])('leave in an upgrade what is needed, and nothing after a removal, as %s runs them', (_name, steps) => {
    const { seen, kernel } = on(UBUNTU, `install "$1"; ${steps}`);
    expect(seen).toEqual(['755:windsock', '755:', '755:']);
    expect(kernel).toEqual(['replace', 'replace', 'remove']);
  });
});
