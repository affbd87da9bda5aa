// Makes a deb with Debian's own dpkg-deb.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from './order.ts';
import { withStaged } from './staged.ts';

/** The fields of the package's control file. */
export function controlOf(order: Order): string {
  const [synopsis = '', ...more] = order.description.split('\n');
  const list = (items: readonly string[]) => (items.length === 0 ? undefined : items.join(', '));
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Package', order.name],
    ['Version', order.version],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Depends', list(order.depends)],
    ['Recommends', list(order.recommends)],
    ['Section', order.category],
    ['Priority', order.priority],
    ['Homepage', order.url],
    ['Description', [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`)).join('');
}

/** All files are root's. */
export function makeDeb(order: Order): void {
  withStaged(order, (stage) => {
    const control = join(stage, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(join(control, 'control'), controlOf(order));
    for (const [script, source] of [
      ['postinst', order.afterInstall],
      ['postrm', order.afterRemove],
    ] as const) {
      if (source === undefined) continue;
      copyFileSync(source, join(control, script));
      chmodSync(join(control, script), 0o755);
    }
    execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '--build', stage, order.package], {
      stdio: 'inherit',
    });
  });
}
