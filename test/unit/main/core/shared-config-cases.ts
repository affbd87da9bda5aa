/** Sections, files and bytes, with the cases of values: see shared-config-case.ts. */

import type { ConfigCase } from './shared-config-case.ts';
import { valueCases } from './shared-config-value-cases.ts';

const strict = 'the AWS CLI stops at it, and with it at every profile';

const headers: readonly ConfigCase[] = [
  { name: 'an empty file', config: '', profiles: {} },
  { name: 'blank lines alone', config: '\n  \n\t\n', profiles: {} },
  { name: 'a profile', config: '[profile a]\nx = 1', profiles: { a: { x: '1' } } },
  { name: 'a profile in quotes', config: '[profile "a"]\nx = 1', profiles: { a: { x: '1' } } },
  { name: 'a name with spaces', config: '[profile "my team"]\nx = 1', profiles: { 'my team': { x: '1' } } },
  {
    name: 'a name in single quotes',
    config: "[profile 'my team']\nx = 1",
    profiles: { 'my team': { x: '1' } },
  },
  { name: 'an escaped space', config: '[profile my\\ team]\nx = 1', profiles: { 'my team': { x: '1' } } },
  { name: 'an escaped quote', config: '[profile "a\\"b"]\nx = 1', profiles: { 'a"b': { x: '1' } } },
  { name: 'quotes in the middle of a name', config: '[profile a"b c"d]', profiles: { 'ab cd': {} } },
  { name: 'a name of two words without quotes', config: '[profile my team]\nx = 1', profiles: {} },
  { name: 'an open quote', config: '[profile "a]\nx = 1\n[profile b]', profiles: { b: {} } },
  { name: 'a lone apostrophe', config: "[profile it's]\nx = 1", profiles: {} },
  { name: 'tabs around the name', config: '[profile\ta\t]\nx = 1', profiles: { a: { x: '1' } } },
  { name: 'spaces around the name', config: '[profile   a  ]\nx = 1', profiles: { a: { x: '1' } } },
  {
    name: 'spaces before the word profile',
    config: '[  profile a]\nx = 1',
    profiles: { a: { x: '1' } },
    aws: 'the AWS CLI hides such a profile; the specification allows the spaces',
  },
  { name: 'no name', config: '[profile]\nx = 1', profiles: {} },
  { name: 'an empty name in quotes', config: '[profile ""]\nx = 1', profiles: { '': { x: '1' } } },
  { name: 'Büro', config: '[profile Büro]\nx = ü', profiles: { Büro: { x: 'ü' } } },
  { name: 'Japanese', config: '[profile 本番]\nx = 環境', profiles: { 本番: { x: '環境' } } },
  { name: 'an emoji', config: '[profile 🚀]\nx = 🌍', profiles: { '🚀': { x: '🌍' } } },
  { name: 'a no-break space in a name', config: '[profile a\u00a0b]', profiles: { 'a\u00a0b': {} } },
  {
    name: 'an accent of its own and a letter with it',
    config: '[profile e\u0301]\n[profile \u00e9]',
    profiles: { 'e\u0301': {}, '\u00e9': {} },
  },
  { name: 'odd characters', config: '[profile a-b_c.d@e/f:g+h%i]', profiles: { 'a-b_c.d@e/f:g+h%i': {} } },
  { name: 'a # in a name', config: '[profile #a]\n[profile "b #c"]', profiles: { '#a': {}, 'b #c': {} } },
  { name: 'upper and lower case', config: '[profile A]\n[profile a]', profiles: { A: {}, a: {} } },
  { name: 'brackets in a quoted name', config: '[profile "a[b]"]', profiles: { 'a[b]': {} } },
  { name: 'a bracket in a name', config: '[profile a]b]', profiles: { 'a]b': {} } },
  { name: 'an empty profile', config: '[profile a]', profiles: { a: {} } },
  {
    name: 'empty profiles one after the other',
    config: '[profile a]\n[profile b]\n',
    profiles: { a: {}, b: {} },
  },
  { name: 'text after the header', config: '[profile a] x\ny = 1', profiles: { a: { y: '1' } } },
  { name: 'a comment after the header', config: '[profile a] # mine\nx = 1', profiles: { a: { x: '1' } } },
  {
    name: 'a comment right after the header',
    config: '[profile a]; mine\nx = 1',
    profiles: { a: { x: '1' } },
  },
  {
    name: 'a bracket in a comment after the header',
    config: '[profile a] # [old]\nx = 1',
    profiles: { a: { x: '1' } },
    aws: 'the AWS CLI reads on to the last bracket and hides the profile',
  },
  { name: 'an indented header', config: '  [profile a]\n  x = 1', profiles: { a: { x: '1' } } },
];

const defaults: readonly ConfigCase[] = [
  { name: '[default]', config: '[default]\nx = 1', profiles: { default: { x: '1' } } },
  { name: '[profile default]', config: '[profile default]\nx = 1', profiles: { default: { x: '1' } } },
  {
    name: '[default] before [profile default]',
    config: '[default]\nx = 1\ny = 2\n[profile default]\nx = 3',
    profiles: { default: { x: '3' } },
  },
  {
    name: '[profile default] before [default]',
    config: '[profile default]\nx = 3\n[default]\nx = 1\ny = 2',
    profiles: { default: { x: '3' } },
    aws: 'the AWS CLI takes the later one; the specification always [profile default]',
  },
  {
    name: '[default] as parent of none',
    config: '[default]\nx = 1\n[profile a]',
    profiles: { default: { x: '1' }, a: {} },
  },
  {
    name: '[ default ]',
    config: '[ default ]\nx = 1',
    profiles: { default: { x: '1' } },
    aws: 'the AWS CLI takes it for something else; the specification allows the spaces',
  },
  {
    name: '[DEFAULT] of credentials',
    credentials: '[DEFAULT]\nx = 1\n[a]\ny = 2',
    profiles: { a: { y: '2' } },
    aws: 'Python gives the values of [DEFAULT] to every section: nobody means that',
  },
  { name: 'a plain section of config', config: '[a]\nx = 1\n[preview]\ny = 2', profiles: {} },
  {
    name: 'sso-session and services',
    config: '[sso-session a]\nx = 1\n[services b]\ny =\n  z = 2\n[profile c]',
    profiles: { c: {} },
  },
  {
    name: 'a word that begins like profile',
    config: '[profiles a]\nx = 1',
    profiles: {},
    aws: 'the AWS CLI only looks at how the word begins; the specification wants the word',
  },
];

const duplicates: readonly ConfigCase[] = [
  {
    name: 'equal sections',
    config: '[profile a]\nx = 1\n[profile b]\n[profile a]\ny = 2',
    profiles: { a: { x: '1', y: '2' }, b: {} },
    aws: strict,
  },
  {
    name: 'equal sections that differ in a value',
    config: '[profile a]\nx = 1\n[profile a]\nx = 2',
    profiles: { a: { x: '2' } },
    aws: strict,
  },
  { name: 'equal properties', config: '[profile a]\nx = 1\nx = 2', profiles: { a: { x: '2' } }, aws: strict },
  {
    name: 'equal properties in another case',
    config: '[profile a]\nx = 1\nX = 2',
    profiles: { a: { x: '2' } },
    aws: strict,
  },
  {
    name: 'two spellings of one profile',
    config: '[profile a]\nx = 1\n[profile "a"]\ny = 2',
    profiles: { a: { x: '1', y: '2' } },
    aws: 'the AWS CLI forgets the first; the specification merges equal profiles',
  },
  {
    name: 'a profile of both files',
    config: '[profile a]\nx = 1\ny = 1',
    credentials: '[a]\ny = 2\nz = 2',
    profiles: { a: { x: '1', y: '2', z: '2' } },
  },
  {
    name: 'equal sections of credentials',
    credentials: '[a]\nx = 1\n[a]\ny = 2',
    profiles: { a: { x: '1', y: '2' } },
    aws: strict,
  },
];

const credentialFiles: readonly ConfigCase[] = [
  { name: 'a profile of credentials', credentials: '[a]\nx = 1', profiles: { a: { x: '1' } } },
  {
    name: '[profile a] of credentials',
    credentials: '[profile a]\nx = 1',
    profiles: { 'profile a': { x: '1' } },
  },
  {
    name: 'spaces in a name of credentials',
    credentials: '[my team]\nx = 1',
    profiles: { 'my team': { x: '1' } },
  },
  { name: 'quotes in a name of credentials', credentials: '["a"]\nx = 1', profiles: { '"a"': { x: '1' } } },
  {
    name: 'default in both files',
    config: '[default]\nx = 1',
    credentials: '[default]\ny = 2',
    profiles: { default: { x: '1', y: '2' } },
  },
  { name: 'an empty profile of credentials', credentials: '[a]\n[b]', profiles: { a: {}, b: {} } },
  {
    name: 'Büro in credentials',
    credentials: '[Büro München]\nx = ü',
    profiles: { 'Büro München': { x: 'ü' } },
  },
];

const bytes: readonly ConfigCase[] = [
  { name: 'CRLF', config: '[profile a]\r\nx = 1\r\n\r\n[profile b]\r\n', profiles: { a: { x: '1' }, b: {} } },
  { name: 'CR', config: '[profile a]\rx = 1\r[profile b]', profiles: { a: { x: '1' }, b: {} } },
  {
    name: 'line ends of all three kinds',
    config: '[profile a]\r\nx = 1\ny = 2\rz = 3',
    profiles: { a: { x: '1', y: '2', z: '3' } },
  },
  {
    name: 'CRLF in a continued value',
    config: '[profile a]\r\nx = 1\r\n  2\r\n',
    profiles: { a: { x: '1\n2' } },
  },
  { name: 'no line end', config: '[profile a]\nx = 1', profiles: { a: { x: '1' } } },
  { name: 'a byte order mark', config: '\uFEFF[profile a]\nx = 1', profiles: { a: { x: '1' } }, aws: strict },
  {
    name: 'a byte order mark in credentials',
    credentials: '\uFEFF[a]\nx = 1',
    profiles: { a: { x: '1' } },
    aws: strict,
  },
  {
    name: 'a line separator in a value',
    config: '[profile a]\nx = 1\u20282',
    profiles: { a: { x: '1\u20282' } },
  },
  { name: 'a vertical tab in a value', config: '[profile a]\nx = 1\v2', profiles: { a: { x: '1\v2' } } },
  {
    name: 'names of the language itself',
    config: '[profile __proto__]\nconstructor = 1',
    profiles: { ['__proto__']: { constructor: '1' } },
  },
];

/** All of them. */
export const configCases: readonly ConfigCase[] = [
  ...headers,
  ...defaults,
  ...valueCases,
  ...duplicates,
  ...credentialFiles,
  ...bytes,
];
