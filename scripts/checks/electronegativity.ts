// Looks for the known mistakes of Electron apps with Electronegativity, whose exit code is always 0.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { acceptedByElectronegativity } from './accepted-findings.ts';
import type { Scan } from './electronegativity-scan.ts';
import { tallyOfFindings } from './findings.ts';
import { failedAs, sum, type Tally } from './tally.ts';

const run = promisify(execFile);

/** Looks through the sources, as written. */
export async function checkElectronMistakes(): Promise<Tally> {
  const { findings, unread } = await findElectronMistakes('src');
  return sum([
    tallyOfFindings('electronegativity', findings, acceptedByElectronegativity),
    ...unread.map((what) => failedAs('electronegativity', `could not be read: ${what}`)),
  ]);
}

/** @param folder  with TypeScript, JavaScript and HTML; findings name files from there */
export async function findElectronMistakes(folder: string): Promise<Scan> {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  // A process of its own, since it bends how modules are found.
  const scan = join(import.meta.dirname, 'electronegativity-scan.ts');
  const { stdout } = await run(process.execPath, [scan, folder, devDependencies.electron]);
  return JSON.parse(stdout);
}
