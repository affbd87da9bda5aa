/** Finds the home folder. */

import { homedir } from 'node:os';

/** @returns the home folder as the AWS CLI finds it: the variables first */
export function homeFolder(environment: NodeJS.ProcessEnv): string {
  return environment.HOME || environment.USERPROFILE || homedir();
}

/** @returns the path with a `~` at its start replaced */
export function withHome(path: string, environment: NodeJS.ProcessEnv): string {
  return path.replace(/^~(?=$|[\\/])/, () => homeFolder(environment));
}
