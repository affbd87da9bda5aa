// Files that claim to be team catalogues: good, odd and hostile, each with the verdict that it should get.

/** What a file is, its content (text as it is, else JSON of it), and what is said of it: null when it is good. */
export type CatalogueCase = readonly [what: string, content: unknown, said: RegExp | null];

const base = { windsock: 1, name: 'Acme' };
const place = { region: 'eu-west-1', name: 'orders-prod' };
const environment = { ...place, account: '111122223333' };
const withEnvironment = (more: object) => ({ ...base, environments: [{ ...environment, ...more }] });
const withSession = (more: object) => ({
  ...base,
  ssoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1', ...more }],
});
const withRule = (more: object) => ({
  ...base,
  productionRules: [{ by: 'name', pattern: '*-prod', mark: { word: 'production', colour: 'red' }, ...more }],
});
const times = (count: number, make: (at: number) => unknown) =>
  Array.from({ length: count }, (_, at) => make(at));

const good: readonly CatalogueCase[] = [
  ['the smallest', base, null],
  ['with a byte order mark', `\uFEFF${JSON.stringify(base)}`, null],
  ['with white space around', `\n  ${JSON.stringify(base, null, 4)}\n\n`, null],
  ['for an editor', { $schema: './team-catalogue.schema.json', ...base }, null],
  ['empty lists', { ...base, regions: [], environments: [], accounts: [] }, null],
  ['an account alone', withEnvironment({}), null],
  ['a profile alone', { ...base, environments: [{ ...place, profile: 'acme prod' }] }, null],
  [
    'every hint and label',
    {
      ...withSession({}),
      environments: [
        {
          ...environment,
          role: 'DataEngineer',
          ssoSession: 'acme',
          profile: 'acme-prod',
          alias: 'Orders',
          production: true,
          webserverHost: 'airflow.acme.example',
        },
      ],
    },
    null,
  ],
  ['labels in other alphabets', withEnvironment({ alias: 'הזמנות 注文 заказы 🚚' }), null],
  [
    'GovCloud, China and the European cloud',
    { ...base, regions: ['us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'] },
    null,
  ],
  ['a region that is not known yet', { ...base, regions: ['xx-northeast-9'] }, null],
  ['a rule without a mark', withRule({ mark: undefined }), null],
  [
    'the same name in two accounts',
    { ...base, environments: [environment, { ...environment, account: '444455556666' }] },
    null,
  ],
  [
    'as many environments as there may be',
    { ...base, environments: times(2_000, (at) => ({ ...environment, name: `e${at}` })) },
    null,
  ],
];

const notOne: readonly CatalogueCase[] = [
  ['nothing', '', /empty/],
  ['white space', ' \n\t ', /empty/],
  ['a web page', '<!doctype html><title>Sign in</title>', /web page/],
  ['cut off', '{"windsock": 1, "name": "A', /not JSON/],
  ['a comma too many', '{\n  "windsock": 1,\n}', /not JSON \(line 3, column 1\)/],
  ['a comment', '{"windsock": 1 /* ours */}', /not JSON/],
  ['single quotes', "{'windsock': 1}", /not JSON/],
  ['a number', 5, /"windsock": 1 is missing/],
  ['null', null, /"windsock": 1 is missing/],
  ['a list', [base], /"windsock": 1 is missing/],
  ['another file', { version: 1, favourites: [] }, /"windsock": 1 is missing/],
  [
    'of a later version',
    { ...base, windsock: 2 },
    /^The catalogue is of version 2, and this Windsock knows version 1$/,
  ],
  ['of no version', { ...base, windsock: '1' }, /^windsock: has to be the number 1, without quotes$/],
  ['of version 1.5', { ...base, windsock: 1.5 }, /^windsock: has to be/],
];

const wrong: readonly CatalogueCase[] = [
  ['no name', { windsock: 1 }, /^name: is missing/],
  ['a name of spaces', { ...base, name: '   ' }, /^name: .* is empty/],
  ['a name too long', { ...base, name: 'x'.repeat(81) }, /^name: has more than 80 letters/],
  ['a field that is not known', { ...base, regoins: [] }, /does not know: “regoins”/],
  ['one deeper', withEnvironment({ passwrod: 'x' }), /^environments\[0\]: .*“passwrod”/],
  ['a list that is an object', { ...base, regions: { 0: 'eu-west-1' } }, /^regions: has to be a list/],
  [
    'a region that is none',
    withEnvironment({ region: 'eu-wst-1' }),
    /^environments\[0\]\.region: “eu-wst-1” is not a region/,
  ],
  ['a region in capitals', { ...base, regions: ['eu-west-1', 'EU-WEST-1'] }, /^regions\[1\]: “EU-WEST-1”/],
  ['a host in place of a region', { ...base, regions: ['eu-west-1.evil.example'] }, /^regions\[0\]/],
  [
    'an account as a number',
    withEnvironment({ account: 111122223333 }),
    /account: has to be a text between quotes/,
  ],
  ['an account too short', withEnvironment({ account: '12345' }), /account: “12345” .*twelve digits/],
  ['digits of another alphabet', withEnvironment({ account: '١١١١٢٢٢٢٣٣٣٣' }), /account: /],
  ['a path as a name', withEnvironment({ name: '../../etc' }), /name: “\.\.\/\.\.\/etc” is not the name/],
  [
    'neither account nor profile',
    { ...base, environments: [place] },
    /^environments\[0\]: says neither account nor profile/,
  ],
  [
    'the same twice',
    { ...base, environments: [environment, environment] },
    /^environments\[1\]: says again what environments\[0\]/,
  ],
  [
    'an account named twice',
    { ...base, accounts: times(2, (at) => ({ id: '111122223333', name: `n${at}` })) },
    /^accounts\[1\]/,
  ],
  [
    'a session that is none',
    withEnvironment({ ssoSession: 'other' }),
    /ssoSession: “other” is none of ssoSessions/,
  ],
  ['production as a text', withEnvironment({ production: 'yes' }), /production: has to be true or false/],
  [
    'a start URL without TLS',
    withSession({ startUrl: 'http://acme.awsapps.com/start' }),
    /startUrl: .*https/,
  ],
  [
    'a start URL that is not of AWS',
    withSession({ startUrl: 'https://acme.awsapps.com.evil.example/start' }),
    /startUrl: .*not the address of an access portal/,
  ],
  [
    'a start URL with a name in it',
    withSession({ startUrl: 'https://acme.awsapps.com@evil.example/start' }),
    /startUrl: /,
  ],
  ['a script as a start URL', withSession({ startUrl: 'javascript:alert(1)' }), /startUrl: /],
  [
    'a host with a scheme',
    withEnvironment({ webserverHost: 'https://airflow.acme.example' }),
    /webserverHost: .*no scheme/,
  ],
  ['a host with a port', withEnvironment({ webserverHost: 'airflow.acme.example:8443' }), /webserverHost: /],
  [
    'an address as a host',
    withEnvironment({ webserverHost: '127.0.0.1' }),
    /webserverHost: .*cannot be the host/,
  ],
  [
    'this computer as a host',
    withEnvironment({ webserverHost: 'airflow.localhost' }),
    /webserverHost: .*cannot be the host/,
  ],
  [
    'a host with letters that look alike',
    withEnvironment({ webserverHost: 'airflow.аcme.example' }),
    /webserverHost: /,
  ],
  [
    'a host of AWS’s own',
    withEnvironment({ webserverHost: 'abc.c1.eu-west-1.airflow.amazonaws.com' }),
    /leave it out/,
  ],
  ['a rule by nothing', withRule({ by: 'colour' }), /by: has to be one of: name, tag/],
  ['a rule without a pattern', withRule({ pattern: '' }), /pattern: is empty/],
  ['a mark without a word', withRule({ mark: { colour: 'red' } }), /mark\.word: is missing/],
  [
    'a mark in a colour of its own',
    withRule({ mark: { word: 'x', colour: '#f00' } }),
    /colour: has to be one of/,
  ],
];

const hostile: readonly CatalogueCase[] = [
  ['a prototype', '{"windsock":1,"name":"A","__proto__":{"regions":["eu-west-1"]}}', /“__proto__”/],
  ['a constructor', '{"windsock":1,"name":"A","constructor":{"prototype":{}}}', /“constructor”/],
  [
    'a prototype deeper',
    '{"windsock":1,"name":"A","environments":[{"region":"eu-west-1","name":"a","account":"111122223333","__proto__":{"profile":"x"}}]}',
    /“__proto__”/,
  ],
  [
    'text that turns around',
    withEnvironment({ alias: 'orders\u202Edorp' }),
    /alias: “orders\\u\{202e\}dorp”/,
  ],
  ['letters that are not seen', { ...base, name: 'Ac\u200Bme' }, /^name: “Ac\\u\{200b\}me”/],
  ['a control character', withEnvironment({ alias: 'a\u0007b' }), /alias: “a\\u\{0007\}b”/],
  ['a line end in a label', withEnvironment({ alias: 'a\nb' }), /alias: /],
  ['a filler that is drawn as nothing', withEnvironment({ alias: '\u3164' }), /alias: /],
  ['half a letter', '{"windsock":1,"name":"\\ud800"}', /^name: /],
  ['a mark that hides', withRule({ mark: { word: 'prod\u202E', colour: 'red' } }), /mark\.word: /],
  ['a key with hidden letters', { ...base, 'na\u202Eme': 1 }, /“na\\u\{202e\}me”/],
  ['a key without end', { ...base, ['k'.repeat(100_000)]: 1 }, /“k{60}…”/],
  [
    'a list without end',
    `{"windsock":1,"name":"A","regions":[${times(400_000, () => '1').join()}]}`,
    /regions has more than 100 entries/,
  ],
  ['brackets without end', '['.repeat(900_000), /not JSON/],
  [
    'lists in lists',
    `{"windsock":1,"name":"A","regions":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
    /^regions\[0\]: has to be a text/,
  ],
  [
    'objects in objects',
    `{"windsock":1,"name":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    /^name: has to be a text/,
  ],
  [
    'a label of a megabyte',
    withEnvironment({ alias: ' '.repeat(900_000) }),
    /alias: has more than 64 letters/,
  ],
  [
    'a pattern made to take for ever',
    withRule({ pattern: '*a'.repeat(500) }),
    /pattern: has more than 400 letters/,
  ],
];

/** All of them. */
export const catalogueCorpus: readonly CatalogueCase[] = [...good, ...notOne, ...wrong, ...hostile];
