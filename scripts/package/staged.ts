// Lays the files of a package out as they will be installed, beside the package.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Order } from './order.ts';

/** As links where they are many; gone when the work is done. */
export function withStaged(order: Pick<Order, 'package' | 'files'>, work: (stage: string) => void): void {
  process.umask(0o022);
  const stage = mkdtempSync(`${order.package}-`);
  try {
    chmodSync(stage, 0o755);
    for (const [source, target] of order.files) {
      const place = join(stage, target);
      mkdirSync(dirname(place), { recursive: true });
      if (source.endsWith('/')) execFileSync('cp', ['--archive', '--link', source, place]);
      else copyFileSync(source, place);
    }
    work(stage);
  } finally {
    rmSync(stage, { recursive: true, force: true }); // rpmbuild cleans up after itself
  }
}
