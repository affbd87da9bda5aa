/** Tells AWS's own Airflow hosts from every other host. */

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const region = '[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}';

/**
 * The two forms that the service hands out, for public and private (`-vpce`) web servers:
 * `{id}.cN.{region}.airflow.amazonaws.com`, and since August 2025 `{id}.cN.airflow.{region}.on.aws`. China has the first
 * with `.com.cn`; the second with its `amazonwebservices.com.cn` is a guess. Whatever stands before the region is AWS's
 * own to name, so the label of the cell may be another one or missing.
 *
 * SECURITY: matched as a whole from the first to the last character. `on.aws` is shared with things that anybody can
 * register, such as Lambda function URLs, so the label `airflow` has to stand right before the region there.
 */
const hostForms: readonly RegExp[] = [
  new RegExp(`^${label}(?:\\.${label})?\\.(${region})\\.airflow\\.amazonaws\\.com(?:\\.cn)?$`),
  new RegExp(
    `^${label}(?:\\.${label})?\\.airflow\\.(${region})\\.on\\.(?:aws|amazonwebservices\\.com\\.cn)$`,
  ),
];

/** @returns the host in lower case when it is an Airflow host of AWS without scheme, port, path or user info, else null */
export function airflowHostFrom(text: string): string | null {
  // Lower-casing the Kelvin sign and its like gives ASCII letters: only ASCII may come in.
  if (text.length > 253 || !/^[\x21-\x7e]+$/.test(text)) return null;
  const host = text.toLowerCase();
  return hostForms.some((form) => form.test(host)) ? host : null;
}

/** @returns whether the text is an Airflow host of AWS */
export function isAirflowHost(text: string): boolean {
  return airflowHostFrom(text) !== null;
}

/** @returns the region that an Airflow host of AWS stands in, which its name tells; null for any other host */
export function regionOfHost(host: string): string | null {
  const known = airflowHostFrom(host);
  if (known === null) return null;
  return hostForms.map((form) => form.exec(known)?.[1]).find((region) => region !== undefined) ?? null;
}
