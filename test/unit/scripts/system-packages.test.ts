// The set-up installs what is missing, no more, under the names that this Debian has.
import { describe, expect, it } from 'vitest';
import { installedNames, knownPackages, missingChoices } from '../../../scripts/setup/system-packages.ts';

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
