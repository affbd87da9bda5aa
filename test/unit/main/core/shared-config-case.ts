/**
 * Texts of the shared config and credentials files with what they mean, after the public specification.
 *
 * `aws` is set where the AWS CLI (botocore) reads a text otherwise: the reason why Windsock does not.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */

/** What a text means: profile -> property -> value, nested ones as `property.nested`. */
export type Meaning = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One text. */
export interface ConfigCase {
  readonly name: string;
  readonly config?: string;
  readonly credentials?: string;
  /** Null: the file is refused as a whole. */
  readonly profiles: Meaning | null;
  readonly aws?: string;
}
