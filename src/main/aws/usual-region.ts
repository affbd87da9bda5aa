/** The region of a profile's own calls, where nobody has chosen one. */

import type { ProfileDefinition } from '../core/profiles.ts';

const usual: Readonly<Record<string, string>> = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

/**
 * @param arn  one of what the call is about: it names the partition
 * @returns the profile's region, else the one of the environment variables, else the usual one of the partition
 */
export function usualRegion(
  definition: ProfileDefinition,
  environment: NodeJS.ProcessEnv,
  arn: string | undefined,
): string {
  const partition = /^arn:([^:]+):/.exec(arn ?? '')?.[1] ?? '';
  const { AWS_REGION, AWS_DEFAULT_REGION } = environment;
  return definition.value('region') || AWS_REGION || AWS_DEFAULT_REGION || (usual[partition] ?? 'us-east-1');
}
