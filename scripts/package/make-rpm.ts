// Makes an rpm with rpmbuild, of a spec as fpm writes it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Order } from './order.ts';
import { withStaged } from './staged.ts';

/** A path below the package's root, without the slash before it. */
interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

/** The files are packed as they lie there: what rpmbuild would do to them is left out, as is what it would find out about them. */
const AS_THEY_ARE = ['prep', 'build', 'install', 'clean'].flatMap((step) => [
  `%define __spec_${step}_pre true`,
  `%define __spec_${step}_post true`,
]);

/**
 * The spec. Like fpm it owns files and links alone, and of the folders those that the order names, with what is in them.
 *
 * @param scripts  what rpm runs, as text
 */
export function specOf(
  order: Order,
  entries: readonly Entry[],
  scripts: Readonly<Record<'post' | 'postun', string | undefined>>,
): string {
  const escaped = (value: string) => value.replaceAll('%', '%%');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Name', order.name],
    ['Version', order.version],
    ['Release', '1'],
    ['Summary', order.summary ?? order.description.split('\n')[0]],
    ['License', order.license],
    ['Group', order.category],
    ['Vendor', order.vendor],
    ['URL', order.url],
    ['Packager', order.maintainer],
    ['BuildArch', architectureOf(order)],
    ['AutoReqProv', 'no'],
    ...order.depends.map((need) => ['Requires', need] as const),
  ];
  const isOwned = (folder: string) =>
    order.directories.some((top) => folder === top || folder.startsWith(`${top}/`));
  return [
    ...AS_THEY_ARE,
    '%define _binary_payload w.ufdio',
    ...fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${escaped(value)}`)),
    '%description',
    escaped(order.description),
    ...Object.entries(scripts).flatMap(([name, script]) =>
      script === undefined ? [] : [`%${name}`, script],
    ),
    '%files',
    '%defattr(-,root,root,-)',
    ...entries.flatMap(({ path, isFolder }) => {
      if (!isFolder) return `"/${escaped(path)}"`;
      return isOwned(`/${path}`) ? `%dir "/${escaped(path)}"` : [];
    }),
    '',
  ].join('\n');
}

/** electron-builder says it as Debian does. */
function architectureOf({ architecture }: Order): string {
  return architecture === 'amd64' ? 'x86_64' : architecture;
}

/** All files are root's. */
export function makeRpm(order: Order): void {
  withStaged(order, (stage) => {
    const work = mkdtempSync(join(dirname(order.package), 'rpmbuild-'));
    try {
      const entries = readdirSync(stage, { recursive: true, withFileTypes: true }).map((entry) => ({
        path: join(entry.parentPath, entry.name).slice(stage.length + 1),
        isFolder: entry.isDirectory(),
      }));
      const textOf = (file: string | undefined) =>
        file === undefined ? undefined : readFileSync(file, 'utf8');
      const spec = join(work, `${order.name}.spec`);
      writeFileSync(
        spec,
        specOf(order, entries, { post: textOf(order.afterInstall), postun: textOf(order.afterRemove) }),
      );
      const macros = [`_topdir ${work}`, `_rpmdir ${work}`, '_rpmfilename made.rpm', ...order.defines];
      const args = ['-bb', '--quiet', '--target', architectureOf(order), '--buildroot', stage];
      execFileSync('rpmbuild', [...args, ...macros.flatMap((macro) => ['--define', macro]), spec], {
        stdio: 'inherit',
      });
      renameSync(join(work, 'made.rpm'), order.package);
    } finally {
      rmSync(work, { recursive: true });
    }
  });
}
