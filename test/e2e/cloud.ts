// A cloud that tests change while an app runs.
import { sampleWorld } from '../standin/sample-world.ts';
import type { World, WorldEnvironment } from '../standin/world.ts';

/** A world in which things happen to environments: the stand-in reads it at each request. */
export interface ChangingWorld extends World {
  readonly change: (name: string, change: Partial<WorldEnvironment>) => void;
}

/** @returns the sample world, to be changed */
export function changingWorld(): ChangingWorld {
  const environments = [...sampleWorld.environments];
  return {
    ...sampleWorld,
    environments,
    change: (name, change) => {
      const at = environments.findIndex((each) => each.name === name);
      const before = environments[at];
      if (before === undefined) throw new Error(`There is no environment ${name}`);
      environments[at] = { ...before, ...change };
    },
  };
}
