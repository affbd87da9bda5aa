/** Tells AWS's own Airflow hosts from every other host. */

/** @returns the host in lower case when it is an Airflow host of AWS without port or user info, else null */
export function airflowHostFrom(_text: string): string | null {
  return null;
}

/** @returns whether the text is an Airflow host of AWS */
export function isAirflowHost(text: string): boolean {
  return airflowHostFrom(text) !== null;
}
