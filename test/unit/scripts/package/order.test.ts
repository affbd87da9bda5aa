// What electron-builder asks of fpm is what a package becomes, field by field.
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../../../scripts/package/make-deb.ts';
import { specOf } from '../../../../scripts/package/make-rpm.ts';
import { orderOf } from '../../../../scripts/package/order.ts';

const BOTH = [
  ...['-s', 'dir', '--force', '--architecture', 'amd64', '--after-install', '/tmp/1'],
  ...['--after-remove', '/tmp/2', '--description', 'Opens Airflow\n In one keystroke.\n\n 100 % logged in.'],
  ...['--version', '0.1.0~beta.1', '--package', '/dist/made', '--name', 'windsock'],
  ...['--maintainer', 'The authors', '--vendor', 'The authors', '--url', 'https://example.com'],
  ...['--category', 'devel', '--license', 'MIT'],
  ...['/dist/linux-unpacked/=/opt/Windsock', 'LICENSE=/usr/share/doc/windsock/copyright', '/a=b=/opt/c'],
];
const FOR_DEB = [
  ...['-t', 'deb', '-d', 'libgtk-3-0t64 | libgtk-3-0', '-d', 'libnss3'],
  ...['--deb-compression', 'xz', '--deb-priority', 'optional', ...BOTH],
];
const FOR_RPM = [
  ...['-t', 'rpm', '--rpm-os', 'linux', '--rpm-compression', 'xzmt', '-d', '(gtk3 or libgtk-3-0)'],
  ...['--rpm-summary', 'Opens it', '--rpm-rpmbuild-define=_build_id_links none'],
  ...['--directories=/opt/Windsock', ...BOTH],
];

describe('orderOf', () => {
  it('reads all that electron-builder gives', () => {
    expect(orderOf(FOR_DEB)).toMatchObject({
      type: 'deb',
      package: '/dist/made',
      afterInstall: '/tmp/1',
      afterRemove: '/tmp/2',
      files: [
        ['/dist/linux-unpacked/', '/opt/Windsock'],
        ['LICENSE', '/usr/share/doc/windsock/copyright'],
        ['/a=b', '/opt/c'],
      ],
    });
    expect(orderOf(FOR_RPM)).toMatchObject({ type: 'rpm', defines: ['_build_id_links none'] });
  });

  it('refuses what it cannot make, and what it does not know', () => {
    expect(() => orderOf(FOR_DEB.map((each) => (each === 'deb' ? 'pacman' : each)))).toThrow('not pacman');
    expect(() => orderOf([...FOR_DEB, '--epoch', '1'])).toThrow('--epoch');
    expect(() => orderOf(FOR_DEB.filter((each) => each !== '--version' && each !== '0.1.0~beta.1'))).toThrow(
      '--version',
    );
  });
});

describe('a deb', () => {
  it('is described as asked', () => {
    expect(controlOf(orderOf(FOR_DEB))).toBe(
      [
        'Package: windsock',
        'Version: 0.1.0~beta.1',
        'Architecture: amd64',
        'Maintainer: The authors',
        'Depends: libgtk-3-0t64 | libgtk-3-0, libnss3',
        'Section: devel',
        'Priority: optional',
        'Homepage: https://example.com',
        'Description: Opens Airflow\n In one keystroke.\n .\n 100 % logged in.',
        '',
      ].join('\n'),
    );
  });

  it('recommends nothing unless asked to', () => {
    const control = controlOf(orderOf([...FOR_DEB, '--deb-recommends', 'a', '--deb-recommends', 'b']));
    expect(control).toContain('\nRecommends: a, b\n');
  });
});

describe('an rpm', () => {
  const entries = [
    { path: 'opt/Windsock', isFolder: true },
    { path: 'opt/Windsock/locales', isFolder: true },
    { path: 'opt/Windsock/a 50%', isFolder: false },
    { path: 'opt/Windsock2', isFolder: true },
    { path: 'usr/bin', isFolder: true },
    { path: 'usr/bin/windsock', isFolder: false },
  ];
  const spec = specOf(orderOf(FOR_RPM), entries, { post: 'echo installed', postun: undefined });

  it('is described as asked', () => {
    for (const line of [
      'Name: windsock',
      'Version: 0.1.0~beta.1',
      'Summary: Opens it',
      'BuildArch: x86_64',
      'AutoReqProv: no',
      'Requires: (gtk3 or libgtk-3-0)',
      ' 100 %% logged in.',
    ]) {
      expect(spec.split('\n')).toContain(line);
    }
    expect(spec).toContain('\n%post\necho installed\n');
    expect(spec).not.toContain('%postun');
  });

  it('owns its files, and of the folders those that the order names', () => {
    expect(spec.slice(spec.indexOf('%defattr')).trim().split('\n').slice(1)).toEqual([
      '%dir "/opt/Windsock"',
      '%dir "/opt/Windsock/locales"',
      '"/opt/Windsock/a 50%%"',
      '"/usr/bin/windsock"',
    ]);
  });
});
