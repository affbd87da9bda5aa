/** Takes what must not be read later out of text on its way to a log. */

/** Each pattern, and what stands in its place. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // The query and the fragment of any URL: login tokens travel in fragments.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s?#'"]*)[?#][^\s'"]*/gi, '$1[cut]'],
  // JSON web tokens, whole or cut short.
  [/\beyJ[\w-]{8,}(\.[\w-]*){0,2}/g, '[token]'],
  // Access key ids, and the secrets and session tokens that stand in assignments.
  [/\b(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{12,}\b/g, '[key]'],
  [
    /\b(aws_secret_access_key|aws_session_token|secretAccessKey|sessionToken|WebToken|webToken|token|password)(["']?\s*[=:]\s*["']?)[^\s"',;}]+/gi,
    '$1$2[cut]',
  ],
  // Anything long and random enough to be a secret or a token; a run with dots, slashes or plus signs included.
  [/(?<![\w/+])[A-Za-z0-9+/_-]{40,}={0,2}(?![\w/+])/g, '[cut]'],
  // Account ids.
  [/\b\d{12}\b/g, '[account]'],
];

/** @returns the text without URL queries and fragments, tokens, keys and account ids */
export function redact(text: string): string {
  return patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
