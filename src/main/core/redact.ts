/** Takes what must not be read later out of text on its way to a log. */

/** Each pattern, and what stands in its place. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // User info of a URL: proxies carry passwords there.
  [/(:\/\/)[^\s/?#@'"]+@/g, '$1[cut]@'],
  // The query and the fragment of any URL or path: login tokens travel in fragments.
  [/(?<=\/[^\s?#'"]*)[?#][^\s'"]*/g, '[cut]'],
  // Headers that log in, with all that stands behind them in the line or in their list.
  [/(authorization|cookie)(["']?\s*[=:]\s*)(\[[^\]]*\]?|[^\r\n]+)/gi, '$1$2[cut]'],
  [/\b(bearer|basic)(\s+)[\w.~+/-]{6,}=*/gi, '$1$2[cut]'],
  // JSON web tokens, whole or cut short, signed or encrypted, with whatever is glued to them.
  [/(?<![\w+/-])[\w+/-]*eyJ[\w+/-]{8,}(\.[\w-]*){0,4}/g, '[token]'],
  // Secrets, tokens and one-time codes that stand in assignments, under any name that ends so.
  [
    /(secret_?(?:access_?)?key|client_?secret|token|(?:token|mfa|user|device|auth(?:orization)?)_?code|code_?verifier|password)(["']?\s*[=:]\s*["']?)[^\s"',;}]+/gi,
    '$1$2[cut]',
  ],
  // Anything long and random enough to be a secret or a token, with slashes, plus signs and percent signs.
  [/[A-Za-z0-9+/_%-]{40,}={0,2}/g, '[cut]'],
  // What a query calls `code` logs in, too; names of errors and short numbers behind that word do not.
  [/(?<![\w-])(code=)(?![A-Z_]+(?!\w)|\d{1,5}(?!\w))[^\s"'&,;}]+/g, '$1[cut]'],
  // Codes of MFA devices, and those that sign a device in: two groups of four letters.
  [/\b((?:mfa|otp|one[\s_-]?time|(?:pass)?code)[^\d\r\n]{0,20})\d{6}(?!\d)/gi, '$1[cut]'],
  [/(?<![\w-])[A-Z]{4}-[A-Z]{4}(?![\w-])/g, '[cut]'],
  // Access key ids.
  [/(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{12,}/g, '[key]'],
  // Account ids.
  // Not the end of a UUID: request ids are what AWS support asks for.
  [/(?<!\d|[\da-f]{4}-[\da-f]{4}-)\d{12}(?!\d)/g, '[account]'],
];

/** @returns the text without URL queries and fragments, tokens, keys, one-time codes and account ids */
export function redact(text: string): string {
  return patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
