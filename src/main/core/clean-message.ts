/** Makes a message from outside fit to be shown and logged. */

const maxLength = 300;

/**
 * SECURITY: takes out whatever looks like a key, a token or the secret end of a URL; keeps ARNs, which a person needs to
 * ask for a permission.
 *
 * @returns one line of at most 300 characters
 */
export function cleanMessage(text: string): string {
  const words = text
    .slice(0, 4_000)
    .replace(/\p{Cc}+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map(cleanWord);
  const line = words.join(' ');
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}

function cleanWord(word: string): string {
  const plain = word
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]*@/gi, '$1')
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^\s?#]*)[?#]\S*/gi, '$1')
    .replace(/\b(?:A3T|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/g, '[key]')
    .replace(/\beyJ[\w-]{5,}(?:\.[\w-]*)*/g, '[token]');
  if (/^\W*arn:/.test(plain)) return plain;
  return plain.replace(/[A-Za-z0-9+/=_-]{32,}/g, (run) =>
    /[0-9]/.test(run) && /[A-Za-z]/.test(run) ? '[hidden]' : run,
  );
}
