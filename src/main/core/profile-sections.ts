/** Sorts the sections of both files into profiles, SSO sessions and services, merged and named as the AWS CLI shows them. */

import type { ConfigSection, ConfigValue } from './shared-config.ts';

/** A parsed file with the path to name to a person. */
export interface ProfileFile {
  readonly path: string;
  readonly sections: readonly ConfigSection[];
}

/** A value and the file that it stands in. */
interface PlacedValue extends ConfigValue {
  readonly file: string;
}

/** One named section, merged from both files. `file` and `line` are where it first appears. */
export interface NamedSection {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly values: ReadonlyMap<string, PlacedValue>;
}

/** Everything that the files name, each kind in the order of first appearance. */
export interface ProfileSections {
  readonly profiles: ReadonlyMap<string, NamedSection>;
  readonly ssoSessions: ReadonlyMap<string, NamedSection>;
  readonly services: ReadonlyMap<string, NamedSection>;
}

interface OpenNamedSection extends NamedSection {
  readonly values: Map<string, PlacedValue>;
}

type OpenGroup = Map<string, OpenNamedSection>;

/** @returns the sections; where both files have a value of the same profile, the credentials file wins */
export function profileSections(config: ProfileFile, credentials: ProfileFile): ProfileSections {
  const profiles: OpenGroup = new Map();
  const ssoSessions: OpenGroup = new Map();
  const services: OpenGroup = new Map();
  // The specification ignores [default] where there is a [profile default].
  const shadowed = config.sections.some(({ header }) => isProfileDefault(header));
  for (const section of config.sections) {
    if (section.header === 'default') {
      if (!shadowed) merge(profiles, { name: 'default', section, file: config.path });
      continue;
    }
    const [type, name, ...more] = shellWords(section.header) ?? [];
    if (name === undefined || more.length > 0) continue;
    const group = { profile: profiles, 'sso-session': ssoSessions, services }[type ?? ''];
    if (group !== undefined) merge(group, { name, section, file: config.path });
  }
  for (const section of credentials.sections) {
    // Python's configparser, and so the AWS CLI, takes [DEFAULT] for something else.
    if (section.header !== 'DEFAULT')
      merge(profiles, { name: section.header, section, file: credentials.path });
  }
  return { profiles, ssoSessions, services };
}

function isProfileDefault(header: string): boolean {
  const words = shellWords(header);
  return words?.length === 2 && words[0] === 'profile' && words[1] === 'default';
}

function merge(
  group: OpenGroup,
  from: { readonly name: string; readonly section: ConfigSection; readonly file: string },
): void {
  const { name, section, file } = from;
  const target = group.get(name) ?? { name, file, line: section.line, values: new Map() };
  group.set(name, target);
  for (const [key, value] of section.values) target.values.set(key, { ...value, file });
}

const escapableInDoubleQuotes = /^["\\]$/;

/**
 * Splits a section header as botocore does, with POSIX shell quoting.
 *
 * @returns the words, or null when a quote is not closed (the AWS CLI then ignores the section)
 */
function shellWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && quote !== "'" && (quote === null || escapableInDoubleQuotes.test(next))) {
      if (next === '') return null;
      word = (word ?? '') + next;
      at++;
    } else if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/[ \t\r\n]/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== null) return null;
  return word === null ? words : [...words, word];
}
