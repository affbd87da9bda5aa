// Measures the built app: prints a line for each measure, and writes out/bench.json and, as a table, out/bench.md. Asserts nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { type Desktop, startDesktop } from '../desktop/start-desktop.ts';
import { judgedOf, lineOf, type Measure, tableOf } from './measure.ts';
import { measureOpening } from './opening.ts';
import { measureOrganisation } from './organisation.ts';
import { measurePackage } from './package-size.ts';
import { measurePicker } from './picker.ts';
import { measureStanding } from './standing.ts';

const benchmarks: Readonly<Record<string, (desktop: Desktop) => Promise<readonly Measure[]>>> = {
  picker: measurePicker,
  opening: measureOpening,
  standing: measureStanding,
  organisation: measureOrganisation,
  package: measurePackage,
};

const OUT = join(import.meta.dirname, '..', '..', 'out');

/** Where and when, since no number means anything without. */
function machine() {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} x ${first?.model ?? 'unknown'}`,
    system: `${process.platform} ${release()}`,
    load: loadavg().map((each) => Number(each.toFixed(1))),
  };
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
  if (unknown.length > 0) throw new Error(`The benchmarks are: ${Object.keys(benchmarks).join(', ')}`);
  const before = machine();
  const measures: Measure[] = [];
  for (const [name, measure] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    // One for each, so that no window of the one before is in the way.
    const desktop = await startDesktop();
    const measured = await measure(desktop).finally(desktop.close);
    for (const each of measured) console.log(lineOf(each));
    measures.push(...measured);
  }
  const run = { ...before, loadAfter: machine().load };
  const results = measures.map((each) => ({ ...each, judged: judgedOf(each) }));
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'bench.json'), `${JSON.stringify({ ...run, measures: results }, null, 2)}\n`);
  const { date, processor, system, load, loadAfter } = run;
  const title = `${date}, ${processor}, ${system}, load ${load[0]} before and ${loadAfter[0]} after`;
  await writeFile(join(OUT, 'bench.md'), `${title}:\n\n${tableOf(measures)}\n`);
}

await main(process.argv.slice(2));
