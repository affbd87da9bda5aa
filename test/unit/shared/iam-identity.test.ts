import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { airflowUserText, iamIdentityFrom, iamIdentityText } from '../../../src/shared/iam-identity.ts';

const sso = 'assumed-role/AWSReservedSSO_DataEngineer_0123456789abcdef/mara@acme.example';

test.each([
  [
    'arn:aws:sts::412233445566:assumed-role/data-platform-admin/windsock-1700000000000',
    'data-platform-admin (role)',
  ],
  ['assumed-role/Admin/botocore-session-1700000000', 'Admin (role)'],
  ['assumed-role/Admin/windsock-mara', 'Admin (role) as windsock-mara'],
  ['assumed-role/Admin/mara', 'Admin (role) as mara'],
  [sso, 'DataEngineer (role) as mara@acme.example'],
  [`arn:aws-cn:sts::412233445566:${sso}`, 'DataEngineer (role) as mara@acme.example'],
  ['assumed-role/AWSReservedSSO_Team_A_0123456789abcdef/m', 'Team_A (role) as m'],
  ['user/mara.lindqvist', 'mara.lindqvist (IAM user)'],
  ['arn:aws:iam::412233445566:user/division/team/mara', 'mara (IAM user)'],
  ['federated-user/mara', 'mara (federated user)'],
  ['arn:aws:iam::412233445566:root', 'Root user of the account'],
  ['root', 'Root user of the account'],
  ['assumed-role/Admin', 'assumed-role/Admin'],
  ['user/', 'user/'],
  ['arn:aws:s3:::bucket/user/x', 'arn:aws:s3:::bucket/user/x'],
  ['somebody', 'somebody'],
  ['', ''],
])('%s is %s', (text, words) => {
  expect(iamIdentityText(text)).toBe(words);
});

test.each([
  ['user/mara.lindqvist', 'mara.lindqvist'],
  ['assumed-role/data-platform-admin', 'data-platform-admin'],
  [sso.slice(0, sso.lastIndexOf('/')), 'AWSReservedSSO_DataEngineer_0123456789abcdef'],
  // Airflow hashes names that are too long for it.
  ['9f86d081884c7d659a2feaa0c55ad015', '9f86d081884c7d659a2feaa0c55ad015'],
])('the Airflow user %s is called %s', (text, name) => {
  expect(airflowUserText(text)).toBe(name);
});

it('is the same from an ARN and from the part behind its account', () => {
  const name = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  fc.assert(
    fc.property(name, name, (role, session) => {
      const resource = `assumed-role/${role}/${session}`;
      expect(iamIdentityFrom(`arn:aws:sts::412233445566:${resource}`)).toEqual(iamIdentityFrom(resource));
    }),
  );
});

const letter = fc.constantFrom(
  'arn:',
  'user',
  'role',
  'root',
  'assumed-role',
  '/',
  ' ',
  '\n',
  'é',
  '\u202E',
  '\uD800',
);

it('says something of every text, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1 }), (text) => {
      expect(iamIdentityText(text) !== '' || text.trim() === '').toBe(true);
      airflowUserText(text);
    }),
  );
});
