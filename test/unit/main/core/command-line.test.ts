import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandLine, commandLineFrom } from '../../../../src/main/core/command-line.ts';
import { commandForms, commandOptions } from '../../../../src/main/core/command-line-grammar.ts';

const open = (more: object): CommandLine =>
  ({ kind: 'open', query: { name: 'etl' }, browser: false, foreground: false, ...more }) as CommandLine;
const link = 'https://abc.c1.eu-west-1.airflow.amazonaws.com/dags/etl/grid?x=1#y';
const typed = (text: string, foreground = false): CommandLine => ({
  kind: 'open-link',
  link: text,
  isTyped: true,
  foreground,
});
const table = { kind: 'table' } as const;
const longPath = `/${'x'.repeat(8_191)}`;

const good: readonly (readonly [words: string, means: CommandLine])[] = [
  ['', { kind: 'start', hidden: false }],
  ['--foreground', { kind: 'start', hidden: false }],
  ['--hidden', { kind: 'start', hidden: true }],
  ['--toggle', { kind: 'toggle', foreground: false }],
  ['--foreground --toggle', { kind: 'toggle', foreground: true }],
  ['--version', { kind: 'version' }],
  ['-v', { kind: 'version' }],
  ['-V', { kind: 'version' }],
  ['--version open etl', { kind: 'version' }],
  ['--help', { kind: 'help', about: null }],
  ['-h', { kind: 'help', about: null }],
  ['help', { kind: 'help', about: null }],
  ['help open', { kind: 'help', about: 'open' }],
  ['help help', { kind: 'help', about: 'help' }],
  ['open --help', { kind: 'help', about: 'open' }],
  ['-h list', { kind: 'help', about: 'list' }],
  ['url --help --nonsense', { kind: 'help', about: 'url' }],
  ['--help nonsense', { kind: 'help', about: null }],
  ['open etl', open({})],
  ['open ETL', open({ query: { name: 'ETL' } })],
  ['open -- etl', open({})],
  ['-- open etl', open({})],
  ['open -- --etl', open({ query: { name: '--etl' } })],
  ['open etl --profile p', open({ query: { name: 'etl', profile: 'p' } })],
  ['open --profile p etl', open({ query: { name: 'etl', profile: 'p' } })],
  ['--profile p open etl', open({ query: { name: 'etl', profile: 'p' } })],
  ['open etl --profile=--p', open({ query: { name: 'etl', profile: '--p' } })],
  ['open etl --profile=a=b', open({ query: { name: 'etl', profile: 'a=b' } })],
  ['open etl --region eu-west-1', open({ query: { name: 'etl', region: 'eu-west-1' } })],
  ['open p/etl', open({ query: { name: 'p/etl' } })],
  ['open etl --path /dags/x/grid?a=b#c', open({ path: '/dags/x/grid?a=b#c' })],
  ['open etl --path /', open({ path: '/' })],
  [`open etl --path ${longPath}`, open({ path: longPath })],
  ['open etl --browser', open({ browser: true })],
  ['open etl --foreground', open({ foreground: true })],
  [`open ${link}`, typed(link)],
  [`open --foreground ${link}`, typed(link, true)],
  ['open windsock://open?name=etl', typed('windsock://open?name=etl')],
  ['open HTTP://X', typed('HTTP://X')],
  ['open javascript:alert(1)', typed('javascript:alert(1)')],
  ['open file:///etc/passwd', typed('file:///etc/passwd')],
  ['open abc.c1.eu-west-1.airflow.amazonaws.com/home', typed('abc.c1.eu-west-1.airflow.amazonaws.com/home')],
  [
    'windsock://open?url=x',
    { kind: 'open-link', link: 'windsock://open?url=x', isTyped: false, foreground: true },
  ],
  ['list', { kind: 'list', format: table, only: {} }],
  ['list --json', { kind: 'list', format: { kind: 'json' }, only: {} }],
  ['list --column name', { kind: 'list', format: { kind: 'column', column: 'name' }, only: {} }],
  ['list --profile p --region r', { kind: 'list', format: table, only: { profile: 'p', region: 'r' } }],
  ['url etl', { kind: 'url', query: { name: 'etl' } }],
  ['url etl --profile p --region r', { kind: 'url', query: { name: 'etl', profile: 'p', region: 'r' } }],
  ['completion bash', { kind: 'completion', shell: 'bash' }],
  ['completion zsh', { kind: 'completion', shell: 'zsh' }],
  ['completion fish', { kind: 'completion', shell: 'fish' }],
];

const bad: readonly (readonly [words: string, says: string])[] = [
  ['opne', 'There is no command “opne”. Did you mean open?'],
  ['lst', 'There is no command “lst”. Did you mean list?'],
  ['comp', 'There is no command “comp”. Did you mean completion?'],
  ['etl', 'There is no command “etl”. To open an environment: windsock open etl'],
  ['toggle', 'There is no command “toggle”. Did you mean windsock --toggle?'],
  ['togle', 'There is no command “togle”. Did you mean windsock --toggle?'],
  ['version', 'There is no command “version”. Did you mean windsock --version?'],
  ['constructor', 'There is no command “constructor”.'],
  ['help opne', 'There is no command “opne”. Did you mean open?'],
  ['--brwser open etl', 'There is no option --brwser. Did you mean --browser?'],
  ['open etl --prof p', 'There is no option --prof. Did you mean --profile?'],
  ['open etl -x', 'There is no option -x.'],
  ['open etl --__proto__', 'There is no option --__proto__.'],
  ['--unknown=1', 'There is no option --unknown.'],
  ['-', 'There is no command “-”.'],
  ['open', '“windsock open” needs NAME|URL'],
  ['url', '“windsock url” needs NAME'],
  ['completion', '“windsock completion” needs SHELL'],
  ['completion tcsh', 'There is no completion script for “tcsh”, only for bash, zsh and fish.'],
  ['open a b', '“windsock open” takes one NAME|URL: “b” is too much.'],
  ['list a', '“windsock list” takes options alone: “a” is too much.'],
  ['open etl --profile', '--profile needs a value'],
  ['open etl --profile --browser', '--profile needs a value'],
  ['open etl --profile=', '--profile needs a value'],
  ['open etl --browser=yes', '--browser takes no value.'],
  ['open etl --profile a --profile b', '--profile is given twice.'],
  ['open etl --browser --browser', '--browser is given twice.'],
  ['open etl --json', '--json is no option of “windsock open”.'],
  ['url etl --path /x', '--path is no option of “windsock url”.'],
  ['open --hidden etl', '--hidden is no option of “windsock open”.'],
  ['list --toggle', '--toggle is no option of “windsock list”.'],
  ['list --foreground', '--foreground is no option of “windsock list”.'],
  ['--json', '--json belongs to a command: windsock list.'],
  ['--profile p', '--profile belongs to a command: windsock open, windsock list, windsock url.'],
  ['list --column size', 'There is no column “size”'],
  ['list --json --column name', '--json and --column do not go together.'],
  ['open etl --path /x --browser', '--path and --browser do not go together'],
  ['open etl --path dags', '--path takes a path'],
  ['open etl --path //evil.example/', '--path takes a path'],
  ['open etl --path /\\evil.example/', '--path takes a path'],
  ['open etl --path https://evil.example/', '--path takes a path'],
  ['open etl --path /a/../b', '--path takes a path'],
  ['open etl --path /a\u0000b', '--path takes a path'],
  ['open etl --path /a\u001b[31m', '--path takes a path'],
  ['open etl --path /a\u202eb', '--path takes a path'],
  [`open etl --path ${longPath}x`, '--path takes a path'],
  [`open ${link} --path /x`, '--path goes with the name of an environment'],
  [`open ${link} --browser`, '--browser goes with the name of an environment'],
  ['windsock://open?name=x --foreground', 'A link stands alone'],
  ['windsock://open?name=x more', 'A link stands alone'],
];

describe('the command line', () => {
  it.each(good)('%s', (words, means) => {
    expect(commandLineFrom(words === '' ? [] : words.split(' '))).toEqual(means);
  });

  it.each(bad)('%s: not understood', (words, says) => {
    const line = commandLineFrom(words.split(' '));
    expect(line).toEqual({ kind: 'usage-error', sentence: expect.stringContaining(says) });
  });

  it('offers to open nothing where help was asked for', () => {
    expect(commandLineFrom(['help', 'nope'])).toEqual({
      kind: 'usage-error',
      sentence: 'There is no command “nope”.',
    });
  });

  it('takes an empty word for no name', () => {
    expect(commandLineFrom(['open', ''])).toMatchObject({ kind: 'usage-error' });
    expect(commandLineFrom(['open', 'etl', '--path', ''])).toMatchObject({ kind: 'usage-error' });
  });

  it('shows what it did not understand without letting it write over the terminal', () => {
    const line = commandLineFrom(['\u001b[2Jx'.repeat(100)]);
    expect(line).toMatchObject({ kind: 'usage-error' });
    expect(JSON.stringify(line).length).toBeLessThan(400);
    expect(JSON.stringify(line)).not.toContain('\\u001b');
  });

  it('never throws, and what it opens is a safe path', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...Object.keys(commandForms),
        ...Object.keys(commandOptions),
        '--',
        '-',
        '=',
        'etl',
        link,
      ),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
        .map((codes) => String.fromCharCode(...codes)),
      fc.string({ maxLength: 8 }).map((text) => `--path=/${text}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const line = commandLineFrom(words);
        if (line.kind === 'usage-error') expect(line.sentence).not.toMatch(/\p{Cc}/u);
        if (line.kind !== 'open' || line.path === undefined) return;
        expect(new URL(line.path, 'https://a.example').host).toBe('a.example');
      }),
      { numRuns: 3_000 },
    );
  });
});
