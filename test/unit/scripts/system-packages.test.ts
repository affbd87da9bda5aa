// The set-up installs what is missing, no more, under the names that this Debian has.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { needsOf } from '../../../scripts/setup/purpose.ts';
import {
  ensureSystemPackages,
  installedNames,
  knownPackages,
  missingChoices,
} from '../../../scripts/setup/system-packages.ts';

describe('missingChoices', () => {
  it('is content with any of the names of a renamed package', () => {
    const wanted = [['libgtk-3-0t64', 'libgtk-3-0'], ['xvfb']] as const;
    expect(missingChoices(wanted, new Set(['libgtk-3-0']))).toEqual([['xvfb']]);
  });
});

describe('installedNames', () => {
  it('does not take a removed or half-installed package for an installed one', () => {
    expect(installedNames('ii  xvfb\nrc  openbox\niU  xdotool\n')).toEqual(new Set(['xvfb']));
  });
});

describe('knownPackages', () => {
  it('leaves out what apt has heard of but cannot install', () => {
    const policy = [
      'libgtk-3-0t64:',
      '  Installed: (none)',
      '  Candidate: (none)',
      '  Version table:',
      'xvfb:',
      '  Installed: (none)',
      '  Candidate: 2:21.1.7-3',
      '  Version table:',
      '     2:21.1.7-3 500',
    ].join('\n');
    expect(knownPackages(policy)).toEqual(new Set(['xvfb']));
  });
});

describe('on a Debian that has everything but one package, which it does not know either', () => {
  let programs = '';
  beforeEach(({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux has packages to install');
    programs = mkdtempSync(join(tmpdir(), 'windsock-apt-'));
    vi.stubEnv('PATH', programs);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(programs, { recursive: true, force: true });
  });

  const program = (name: string, script: string) =>
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

  function debianWithout(name: string): void {
    program('dpkg-query', `shift 3; for each in "$@"; do [ "$each" = ${name} ] || echo "ii $each"; done`);
    program('apt-cache', `printf '${name}:\\n  Installed: (none)\\n  Candidate: (none)\\n'`);
  }

  const needs = needsOf('test', false);

  it('goes on without the AWS CLI, and says so', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    debianWithout('awscli');
    program('apt-get', 'exit 1'); // without a network
    if (needs !== undefined) await ensureSystemPackages(needs, undefined);
    expect(said).toHaveBeenLastCalledWith(expect.stringContaining('going on without awscli'));
    said.mockRestore();
  });

  it('stops where it is one that nothing goes on without', async () => {
    debianWithout('openbox');
    program('apt-get', 'exit 0');
    await expect(needs && ensureSystemPackages(needs, undefined)).rejects.toThrow(/openbox/);
  });
});
