// What electron-builder asks of fpm is what the package for Debian becomes, field by field.
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../../../scripts/package/fpm.ts';

const ASKED = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0t64 | libgtk-3-0', '-d', 'libnss3'],
  ...[
    '--deb-compression',
    'xz',
    '--architecture',
    'amd64',
    '--after-install',
    '/tmp/1',
    '--after-remove',
    '/tmp/2',
  ],
  ...['--description', 'Opens Airflow\n In one keystroke.\n\n Logged in.', '--version', '0.1.0~beta.1'],
  ...[
    '--package',
    '/dist/windsock.deb',
    '--name',
    'windsock',
    '--maintainer',
    'The authors',
    '--vendor',
    'The authors',
  ],
  ...[
    '--url',
    'https://example.com',
    '--category',
    'devel',
    '--deb-priority',
    'optional',
    '--license',
    'MIT',
  ],
  ...['/dist/linux-unpacked/=/opt/Windsock', 'LICENSE=/usr/share/doc/windsock/copyright', '/a=b=/opt/c'],
];

describe('orderOf', () => {
  it('reads all that electron-builder gives', () => {
    expect(orderOf(ASKED)).toEqual({
      control: [
        'Package: windsock',
        'Version: 0.1.0~beta.1',
        'Architecture: amd64',
        'Maintainer: The authors',
        'Depends: libgtk-3-0t64 | libgtk-3-0, libnss3',
        'Section: devel',
        'Priority: optional',
        'Homepage: https://example.com',
        'Description: Opens Airflow\n In one keystroke.\n .\n Logged in.',
        '',
      ].join('\n'),
      deb: '/dist/windsock.deb',
      scripts: [
        ['postinst', '/tmp/1'],
        ['postrm', '/tmp/2'],
      ],
      files: [
        ['/dist/linux-unpacked/', '/opt/Windsock'],
        ['LICENSE', '/usr/share/doc/windsock/copyright'],
        ['/a=b', '/opt/c'],
      ],
    });
  });

  it('recommends nothing unless asked to', () => {
    expect(orderOf([...ASKED, '--deb-recommends', 'a', '--deb-recommends', 'b']).control).toContain(
      '\nRecommends: a, b\n',
    );
  });

  it('refuses what it cannot make, and what it does not know', () => {
    expect(() => orderOf(ASKED.map((each) => (each === 'deb' ? 'rpm' : each)))).toThrow('not rpm');
    expect(() => orderOf([...ASKED, '--rpm-os', 'linux'])).toThrow('--rpm-os');
    expect(() => orderOf(ASKED.filter((each) => each !== '--version' && each !== '0.1.0~beta.1'))).toThrow(
      '--version',
    );
  });
});
