/** Which file of certificate authorities a profile's AWS calls trust beside the system's own. */

/** What may name a bundle. */
interface CaBundleQuestion {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The chosen profile; absent for calls of none, such as a sign-in. */
  readonly definition?: { readonly value: (property: string) => string | undefined } | undefined;
}

/**
 * As in the AWS CLI the variable comes before the profile's own line.
 *
 * @returns the path as it was written; null when none is named
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html
 */
export function caBundleFile({ environment, definition }: CaBundleQuestion): string | null {
  const candidates = [environment.AWS_CA_BUNDLE, definition?.value('ca_bundle')];
  return candidates.map((text) => text?.trim()).find((text) => text !== undefined && text !== '') ?? null;
}
