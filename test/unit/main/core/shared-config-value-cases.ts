/** Properties, comments and lines that go on in the next: see shared-config-case.ts. */

import type { ConfigCase } from './shared-config-case.ts';

const inlineComments =
  'the AWS CLI takes the comment for a part of the value; the specification and the SDKs do not';

const values: readonly ConfigCase[] = [
  { name: 'no spaces around =', config: '[profile a]\nx=1', profiles: { a: { x: '1' } } },
  { name: 'tabs around =', config: '[profile a]\nx\t=\t1', profiles: { a: { x: '1' } } },
  { name: 'spaces at the end', config: '[profile a]\nx = 1  \t ', profiles: { a: { x: '1' } } },
  { name: 'spaces in a value', config: '[profile a]\nx = 1  2', profiles: { a: { x: '1  2' } } },
  { name: '= in a value', config: '[profile a]\nx = --b=c == d', profiles: { a: { x: '--b=c == d' } } },
  { name: 'a colon', config: '[profile a]\nx: 1', profiles: { a: { x: '1' } } },
  {
    name: 'a colon in a value',
    config: '[profile a]\nx = arn:aws:iam::1:role/b',
    profiles: { a: { x: 'arn:aws:iam::1:role/b' } },
  },
  { name: 'an = after a colon', config: '[profile a]\nx: 1=2', profiles: { a: { x: '1=2' } } },
  { name: 'an empty value', config: '[profile a]\nx =\ny = 2', profiles: { a: { x: '', y: '2' } } },
  { name: 'an empty value at the end', config: '[profile a]\nx =', profiles: { a: { x: '' } } },
  { name: 'quotes in a value', config: '[profile a]\nx = "1"', profiles: { a: { x: '"1"' } } },
  { name: 'a backslash in a value', config: '[profile a]\nx = C:\\b\\n', profiles: { a: { x: 'C:\\b\\n' } } },
  { name: '% in a value', config: '[profile a]\nx = %(y)s %', profiles: { a: { x: '%(y)s %' } } },
  { name: '$ in a value', config: '[profile a]\nx = $HOME $Y', profiles: { a: { x: '$HOME $Y' } } },
  { name: 'brackets in a value', config: '[profile a]\nx = [b]', profiles: { a: { x: '[b]' } } },
  { name: 'upper case in a name', config: '[profile a]\nReGion = X', profiles: { a: { region: 'X' } } },
  { name: 'spaces in a property name', config: '[profile a]\nx y = 1', profiles: { a: { 'x y': '1' } } },
  { name: 'other letters in a property name', config: '[profile a]\nü = 1', profiles: { a: { ü: '1' } } },
  {
    name: 'a slash and a plus in a key',
    credentials: '[a]\naws_secret_access_key = a/b+c==',
    profiles: { a: { aws_secret_access_key: 'a/b+c==' } },
  },
  {
    name: 'a no-break space around a value',
    config: '[profile a]\nx =\u00a01\u00a0',
    profiles: { a: { x: '1' } },
  },
  { name: 'a name without =', config: '[profile a]\nx = 1\nnonsense', profiles: null },
  { name: '= without a name', config: '[profile a]\n= 1', profiles: null },
  { name: 'a property before any section', config: 'x = 1\n[profile a]', profiles: null },
  { name: 'an unclosed section', config: '[profile a\nx = 1', profiles: null },
  { name: 'an empty section name', config: '[]\nx = 1', profiles: null },
];

const comments: readonly ConfigCase[] = [
  { name: 'comment lines', config: '# a\n; b\n[profile a]\n# c\nx = 1\n; d', profiles: { a: { x: '1' } } },
  { name: 'indented comment lines', config: '[profile a]\n  # c\n  ; d\nx = 1', profiles: { a: { x: '1' } } },
  { name: 'a commented property', config: '[profile a]\n#x = 1\n;y = 2', profiles: { a: {} } },
  { name: 'a commented section', config: '#[profile a]\n[profile b]', profiles: { b: {} } },
  { name: '# in a value', config: '[profile a]\nx = 1#2', profiles: { a: { x: '1#2' } } },
  { name: '; in a value', config: '[profile a]\nx = 1;2', profiles: { a: { x: '1;2' } } },
  {
    name: '# after a value',
    config: '[profile a]\nx = 1 # no',
    profiles: { a: { x: '1' } },
    aws: inlineComments,
  },
  {
    name: '; after a value',
    config: '[profile a]\nx = 1 ; no',
    profiles: { a: { x: '1' } },
    aws: inlineComments,
  },
  {
    name: 'a tab and # after a value',
    config: '[profile a]\nx = 1\t# no',
    profiles: { a: { x: '1' } },
    aws: inlineComments,
  },
  {
    name: 'a comment for a value',
    config: '[profile a]\nx = # no',
    profiles: { a: { x: '' } },
    aws: inlineComments,
  },
];

const continuations: readonly ConfigCase[] = [
  { name: 'a continued value', config: '[profile a]\nx = 1\n  2\n\t3', profiles: { a: { x: '1\n2\n3' } } },
  {
    name: 'a continuation with =',
    config: '[profile a]\nx = 1\n  y = 2',
    profiles: { a: { x: '1\ny = 2' } },
  },
  {
    name: 'a continuation with a bracket',
    config: '[profile a]\nx = 1\n  [b]',
    profiles: { a: { x: '1\n[b]' } },
  },
  {
    name: 'a blank line in a continued value',
    config: '[profile a]\nx = 1\n\n  2',
    profiles: { a: { x: '1\n2' } },
    aws: 'the AWS CLI keeps the empty line in the value; no property has use for one',
  },
  {
    name: 'a comment in a continued value',
    config: '[profile a]\nx = 1\n  # no\n  2',
    profiles: { a: { x: '1\n2' } },
  },
  {
    name: 'nested properties',
    config: '[profile a]\ns3 =\n  x = 1\n  y = 2\nz = 3',
    profiles: { a: { 's3.x': '1', 's3.y': '2', z: '3' } },
  },
  {
    name: 'nested properties without spaces',
    config: '[profile a]\ns3=\n x=1\n y=2',
    profiles: { a: { 's3.x': '1', 's3.y': '2' } },
  },
  {
    name: 'a blank line among nested properties',
    config: '[profile a]\ns3 =\n  x = 1\n\n  y = 2',
    profiles: { a: { 's3.x': '1', 's3.y': '2' } },
  },
  {
    name: 'an empty nested value',
    config: '[profile a]\ns3 =\n  x =\n  y = 2',
    profiles: { a: { 's3.x': '', 's3.y': '2' } },
  },
  { name: '= in a nested value', config: '[profile a]\ns3 =\n  x = b=c', profiles: { a: { 's3.x': 'b=c' } } },
  { name: 'a nested line without =', config: '[profile a]\ns3 =\n  nonsense', profiles: null },
  {
    name: 'indented properties of a section',
    config: '[profile a]\n  x = 1\n  y = 2',
    profiles: { a: { x: '1', y: '2' } },
  },
  {
    name: 'upper case in a nested name',
    config: '[profile a]\ns3 =\n  Max = 1',
    profiles: { a: { 's3.max': '1' } },
    aws: 'the AWS CLI keeps the case of nested names; the specification knows none',
  },
];

/** All of these. */
export const valueCases: readonly ConfigCase[] = [...values, ...comments, ...continuations];
