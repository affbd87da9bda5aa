// How large the archive is that a package holds the app in.
import { stat } from 'node:fs/promises';
import { makeLinuxPackage } from '../desktop/make-package.ts';
import type { Measure } from './measure.ts';

/** @returns the size of a package's app.asar */
export async function measurePackage(): Promise<readonly Measure[]> {
  const made = await makeLinuxPackage(['deb']);
  try {
    const { size } = await stat(made.asar);
    return [
      { name: 'size of app.asar', value: size / 1e6, unit: 'MB', aim: 3, how: 'of a package for Linux' },
    ];
  } finally {
    await made.remove();
  }
}
