/** Parses the text of a shared config or credentials file into sections, each value with its line. */

/** A value of a section. `nested` holds the indented `name = value` lines below a property that is blank itself. */
export interface ConfigValue {
  readonly value: string;
  readonly line: number;
  readonly nested: ReadonlyMap<string, string>;
}

/** A section with its header as written between the brackets; equal headers are one section. */
export interface ConfigSection {
  readonly header: string;
  readonly line: number;
  /** Property names are in lower case, as the AWS CLI reads them. */
  readonly values: ReadonlyMap<string, ConfigValue>;
}

/** What became of a text. SECURITY: `problem` never quotes the text, which may hold a key. */
export type ParsedConfig =
  | { readonly ok: true; readonly sections: readonly ConfigSection[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

interface OpenValue {
  value: string;
  readonly line: number;
  readonly nested: Map<string, string>;
}

interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly values: Map<string, OpenValue>;
}

interface ParserState {
  readonly sections: Map<string, OpenSection>;
  section: OpenSection | null;
  property: OpenValue | null;
  /** Indentation of the line that began the property; deeper lines continue it. */
  indent: number;
}

/**
 * Parses as botocore's configparser does, with the leniency of the shared-config specification: equal sections are
 * merged, the last value of a name counts, and ` #` or ` ;` begins a comment.
 *
 * @returns sections in the order of their first appearance, or the first malformed line
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function parseSharedConfig(text: string): ParsedConfig {
  const state: ParserState = { sections: new Map(), section: null, property: null, indent: 0 };
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const problem = takeLine(state, { text: trimmed, indent: line.search(/\S/), line: at + 1 });
    if (problem !== null) return { ok: false, line: at + 1, problem };
  }
  return { ok: true, sections: [...state.sections.values()] };
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly line: number;
}

function takeLine(state: ParserState, line: Line): string | null {
  if (state.property !== null && line.indent > state.indent) return continueProperty(state.property, line);
  if (line.text.startsWith('[')) return beginSection(state, line);
  return beginProperty(state, line);
}

function beginSection(state: ParserState, { text, line }: Line): string | null {
  const header = headerFrom(text);
  if (header === null) return 'a section needs a name and a closing ]';
  const section = state.sections.get(header) ?? { header, line, values: new Map<string, OpenValue>() };
  state.sections.set(header, section);
  state.section = section;
  state.property = null;
  return null;
}

/** Up to the last `]` before a comment; where what looks like one is part of the name, the first `]` outside quotes. */
function headerFrom(text: string): string | null {
  const header =
    /^\[(.*)\]$/.exec(withoutComment(text))?.[1] ??
    /^\[((?:"[^"]*"|'[^']*'|[^\]"'])*)\]/.exec(text)?.[1] ??
    /^\[([^\]]*)\]/.exec(text)?.[1];
  return header?.trim() || null;
}

function beginProperty(state: ParserState, { text, indent, line }: Line): string | null {
  if (state.section === null) return 'a [section] must come before the first property';
  // The AWS CLI takes a colon as well.
  const at = text.search(/[=:]/);
  if (at < 0) return 'expected name = value';
  const name = text.slice(0, at).trim().toLowerCase();
  if (name === '') return 'a name is missing before =';
  state.property = { value: withoutComment(text.slice(at + 1)), line, nested: new Map() };
  state.indent = indent;
  state.section.values.set(name, state.property);
  return null;
}

function continueProperty(property: OpenValue, { text }: Line): string | null {
  const content = withoutComment(text);
  if (property.value !== '') {
    property.value = `${property.value}\n${content}`;
    return null;
  }
  const at = content.indexOf('=');
  const name = content.slice(0, Math.max(at, 0)).trim().toLowerCase();
  if (name === '') return 'expected name = value below a property without a value';
  property.nested.set(name, content.slice(at + 1).trim());
  return null;
}

function withoutComment(text: string): string {
  return text.replace(/(^|\s)[#;].*$/, '').trim();
}
