// The benchmark: prints one line a measure, and asserts nothing.
import { measureOrganisation } from '../test/bench/organisation.ts';
import { SetupFailure } from './setup/command.mjs';

const MEASURES: Readonly<Record<string, () => Promise<void>>> = { organisation: measureOrganisation };

/** Runs the named measures; all of them when none is named. */
export async function runBench(names: readonly string[]): Promise<number> {
  const wanted = names.length === 0 ? Object.keys(MEASURES) : names;
  for (const name of wanted) {
    const measure = Object.hasOwn(MEASURES, name) ? MEASURES[name] : undefined;
    if (measure === undefined) {
      throw new SetupFailure(
        `there is no benchmark "${name}"; choose from: ${Object.keys(MEASURES).join(', ')}`,
      );
    }
    await measure();
  }
  return 0;
}
