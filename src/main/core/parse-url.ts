/** Parsing of text that may be no URL, as a value instead of an exception. */

/** @returns the URL, or null for text that is none (`URL.parse` is missing in the Node 20 of the fallback Electron) */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
