/** What many environments have in common, in words: status, access, class; pure. */

import type { Environment } from '../../shared/environment.ts';

/** @returns an environment's status as people write it: `CREATE_FAILED` is "Create failed" */
export function statusWord(status: string): string {
  const words = status.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns "private" where the web server is reached only from within its network; undefined where nothing need be said */
export function accessWord({ accessMode }: Environment): string | undefined {
  return accessMode === 'PRIVATE_ONLY' ? 'private' : undefined;
}

/** @returns the words by which an environment can be found beside its names */
export function traitsOf(environment: Environment): readonly string[] {
  const { status, environmentClass } = environment;
  const words = [
    status === undefined ? undefined : statusWord(status),
    accessWord(environment),
    environmentClass,
  ];
  return words.flatMap((word) => (word === undefined ? [] : [word]));
}
