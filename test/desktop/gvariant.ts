// The text in which `gdbus` prints what came over D-Bus.

/** A value of D-Bus as plain data: tuples and arrays are arrays, dictionaries are records, variants are what they hold. */
export type DBusValue =
  | string
  | number
  | boolean
  | readonly DBusValue[]
  | { readonly [key: string]: DBusValue };

/** Numbers, words, punctuation, strings in either quotes; type annotations such as `uint32` and `@av` fall out. */
const TOKEN = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|[()[\]{}<>,:]|@\S+|[^\s()[\]{}<>,:'"]+/g;
const ANNOTATION = /^(@.*|byte|boolean|u?int(16|32|64)|handle|double|objectpath|signature)$/;

/**
 * @returns the value that the text stands for
 * @throws where it is no such text
 * @see https://docs.gtk.org/glib/gvariant-text-format.html
 */
export function parseGVariant(text: string): DBusValue {
  const tokens = (text.match(TOKEN) ?? []).filter((token) => !ANNOTATION.test(token));
  let at = 0;

  function value(): DBusValue {
    const token = tokens[at++];
    switch (token) {
      case '(':
        return listUntil(')');
      case '[':
        return listUntil(']');
      case '{':
        return record();
      case '<': {
        const held = value();
        expectToken('>');
        return held;
      }
      case 'true':
      case 'false':
        return token === 'true';
      default:
        return scalar(token);
    }
  }

  function listUntil(end: string): readonly DBusValue[] {
    const items: DBusValue[] = [];
    while (tokens[at] !== end) {
      items.push(value());
      if (tokens[at] === ',') at++;
    }
    at++;
    return items;
  }

  function record(): DBusValue {
    const entries: [string, DBusValue][] = [];
    while (tokens[at] !== '}') {
      const key = String(value());
      expectToken(':');
      entries.push([key, value()]);
      if (tokens[at] === ',') at++;
    }
    at++;
    return Object.fromEntries(entries);
  }

  function expectToken(wanted: string): void {
    if (tokens[at++] !== wanted) throw new Error(`No "${wanted}" at token ${at} of ${text.slice(0, 200)}`);
  }

  return value();
}

function scalar(token: string | undefined): string | number {
  if (token === undefined) throw new Error('The text ends too early');
  const quoted = /^['"](.*)['"]$/s.exec(token)?.[1];
  if (quoted === undefined) return Number(token);
  return quoted.replace(/\\(u([0-9a-f]{4})|U([0-9a-f]{8})|.)/gi, (_all, one: string, short, long) =>
    one.length === 1 ? (escapes[one] ?? one) : String.fromCodePoint(Number.parseInt(short ?? long, 16)),
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
