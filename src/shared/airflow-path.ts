/** A path within an Airflow web server, as a person may give it: it can select a page of that host, and nothing else. */

/** Longer than any path that Airflow's own pages make, in bytes of UTF-8. */
export const maxPathBytes = 8_192;

/**
 * SECURITY: what is put behind a host must not change the host. `//x` and `/\x` name another one.
 *
 * @returns whether the text is a path with or without query and fragment: one slash first, no control characters, not too long
 */
export function isAirflowPath(text: string): boolean {
  // No letter takes more than three bytes for each UTF-16 unit.
  if (text.length > maxPathBytes || !text.isWellFormed()) return false;
  if (!/^\/(?![/\\])/.test(text) || /\p{Cc}/u.test(text)) return false;
  return encodedLength(text) <= maxPathBytes;
}

function encodedLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
