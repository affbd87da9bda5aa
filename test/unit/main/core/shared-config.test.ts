import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSharedConfig } from '../../../../src/main/core/shared-config.ts';
import { sectionsOf } from './parse-files.ts';

/** Section header -> name -> value, nested ones as `name.nested`. */
function plain(text: string): Record<string, Record<string, string>> {
  const entries = sectionsOf(text).map(({ header, values }) => {
    const flat = [...values].flatMap(([name, { value, nested }]) =>
      nested.size === 0 ? [[name, value]] : [...nested].map(([inner, each]) => [`${name}.${inner}`, each]),
    );
    return [header, Object.fromEntries(flat)];
  });
  return Object.fromEntries(entries);
}

const good: readonly (readonly [string, string, Record<string, Record<string, string>>])[] = [
  ['an empty file', '', {}],
  ['comments only', '# a\n; b\n   # c\n', {}],
  ['a section without properties', '[default]', { default: {} }],
  ['a property', '[default]\nregion = eu-west-1', { default: { region: 'eu-west-1' } }],
  ['no spaces around =', '[default]\nregion=eu-west-1', { default: { region: 'eu-west-1' } }],
  ['= in a value', '[default]\ncredential_process = a --b=c', { default: { credential_process: 'a --b=c' } }],
  ['a colon instead of =', '[default]\nregion: eu-west-1', { default: { region: 'eu-west-1' } }],
  ['an ARN after =', '[p]\nrole_arn = arn:aws:iam::1:role/x', { p: { role_arn: 'arn:aws:iam::1:role/x' } }],
  ['upper case in a name', '[default]\nRegion = x', { default: { region: 'x' } }],
  ['a blank value', '[default]\nregion =\n[b]', { default: { region: '' }, b: {} }],
  [
    'a comment after a value',
    '[default]\nregion = x # y\noutput = a ; b',
    { default: { region: 'x', output: 'a' } },
  ],
  ['# and ; within a value', '[default]\nregion = x#y;z', { default: { region: 'x#y;z' } }],
  ['a value that is a comment', '[default]\nregion = # none', { default: { region: '' } }],
  ['a comment after a section', '[default] # mine\n[b] ; yours', { default: {}, b: {} }],
  ['brackets in a comment after a section', '[default] # [old]', { default: {} }],
  ['a bracket in a quoted name', '[profile "a]b"]', { 'profile "a]b"': {} }],
  ['a bracket in a name', '[a]b]', { 'a]b': {} }],
  ['# in a name', '[profile #x]\n[profile "a #b"]', { 'profile #x': {}, 'profile "a #b"': {} }],
  ['a lone quote in a name', "[profile it's]", { "profile it's": {} }],
  ['spaces inside the brackets', '[ default ]', { default: {} }],
  ['CRLF', '[a]\r\nb = c\r\n\r\n[d]\r\n', { a: { b: 'c' }, d: {} }],
  ['CR alone', '[a]\rb = c', { a: { b: 'c' } }],
  ['a byte order mark', '\uFEFF[a]\nb = c', { a: { b: 'c' } }],
  ['other letters', '[profile Büro]\nsource_profile = 日本', { 'profile Büro': { source_profile: '日本' } }],
  ['indented properties', '[a]\n  b = c\n  d = e', { a: { b: 'c', d: 'e' } }],
  ['an indented section', '  [a]\n  b = c', { a: { b: 'c' } }],
  ['a continued value', '[a]\nb = c\n  d\n\te', { a: { b: 'c\nd\ne' } }],
  ['a continuation after a blank line', '[a]\nb = c\n\n  d', { a: { b: 'c\nd' } }],
  ['nested properties', '[a]\ns3 =\n  x = 1\n  y = 2\nz = 3', { a: { 's3.x': '1', 's3.y': '2', z: '3' } }],
  ['a comment among nested ones', '[a]\ns3 =\n  # no\n  x = 1 # yes', { a: { 's3.x': '1' } }],
  ['equal sections', '[a]\nb = 1\nc = 2\n[d]\n[a]\nb = 3', { a: { b: '3', c: '2' }, d: {} }],
  ['equal names', '[a]\nb = 1\nb = 2', { a: { b: '2' } }],
  ['names of the language itself', '[__proto__]\nconstructor = x', { ['__proto__']: { constructor: 'x' } }],
];

const malformed: readonly (readonly [string, string, number])[] = [
  ['a property before any section', 'region = x', 1],
  ['a section without an end', '[a]\n\n[b', 3],
  ['a section without a name', '[]', 1],
  ['a section with a blank name', '[  ]', 1],
  ['a line without =', '[a]\nb = c\nnonsense', 3],
  ['= without a name', '[a]\n= c', 2],
  ['a nested line without =', '[a]\ns3 =\n  nonsense', 3],
  ['a nested line without a name', '[a]\ns3 =\n  = x', 3],
];

describe('a shared config file', () => {
  test.each(good)('with %s', (_name, text, expected) => {
    expect(plain(text)).toEqual(expected);
  });

  test.each(malformed)('with %s names the line', (_name, text, line) => {
    expect(parseSharedConfig(text)).toMatchObject({ ok: false, line });
  });

  test('tells the line of each value', () => {
    const [section] = sectionsOf('# x\n[a]\n\nb = c\r\nd =\n e = f');
    expect(section?.line).toBe(2);
    expect(section?.values.get('b')?.line).toBe(4);
    expect(section?.values.get('d')?.line).toBe(5);
  });

  test('never quotes what stands in a malformed line: it may be a key', () => {
    const parsed = parseSharedConfig('[a]\nwJalrXUtnFEMI/K7MDENG');
    expect(JSON.stringify(parsed)).not.toContain('wJalr');
  });

  test('of any content is parsed or refused with a line of it', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '=',
      ':',
      ' ',
      '\t',
      '\n',
      '\r',
      '#',
      ';',
      '"',
      "'",
      'a',
      'é',
      '\uFEFF',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseSharedConfig(text);
        if (!parsed.ok) expect(parsed.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('comes back as it was written', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/);
    const value = fc.stringMatching(/^[\w+/=:.-]{0,20}$/);
    const file = fc.dictionary(word, fc.dictionary(word, value, { noNullPrototype: true }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(file, (sections) => {
        const text = Object.entries(sections)
          .flatMap(([name, values]) => [
            `[${name}]`,
            ...Object.entries(values).map((pair) => pair.join(' = ')),
          ])
          .join('\n');
        expect(plain(text)).toEqual(sections);
      }),
    );
  });

  test('of a megabyte is parsed at once, whatever it repeats', () => {
    const startMs = performance.now();
    for (const piece of ['[', '[a', '"', '[a]\n"', ' #', '[x]\na = b\n', 'a ', "['"])
      parseSharedConfig(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });
});
