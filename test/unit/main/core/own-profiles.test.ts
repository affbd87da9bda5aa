import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChosenRole,
  ownProfilesFor,
  ownSessionName,
  sessionFor,
} from '../../../../src/main/core/own-profiles.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';

const role = (accountName: string, more: Partial<ChosenRole> = {}): ChosenRole => ({
  accountId: '111111111111',
  roleName: 'ReadOnly',
  ...more,
  accountName,
});

const namesOf = (roles: readonly ChosenRole[], taken: readonly string[] = []): readonly string[] =>
  ownProfilesFor({ roles, ssoSession: 'windsock-acme', region: 'eu-west-1', taken: new Set(taken) }).map(
    ({ name }) => name,
  );

describe('the name of a profile of our own', () => {
  it.each<readonly [what: string, accountName: string, name: string]>([
    ['is account and role', 'acme-data-prod', 'acme-data-prod · ReadOnly'],
    ['keeps spaces, but not in rows', '  Acme   Data\tProd ', 'Acme Data Prod · ReadOnly'],
    ['keeps letters of any script', 'データ基盤 本番', 'データ基盤 本番 · ReadOnly'],
    ['keeps emoji', '🚀 launch', '🚀 launch · ReadOnly'],
    ['drops what joins emoji and cannot be seen', 'a\u200Db\u202Ec', 'a b c · ReadOnly'],
    ['drops half a surrogate pair', 'a\uD83D', 'a · ReadOnly'],
    ['drops line ends', 'a\r\nb', 'a b · ReadOnly'],
    ['is the number where the account has no name', ' \u0000 ', '111111111111 · ReadOnly'],
    ['survives names that records inherit', '__proto__', '__proto__ · ReadOnly'],
    ['is cut where an account name is absurd', 'x'.repeat(500), `${'x'.repeat(80)} · ReadOnly`],
    ['is never cut within a letter', `${'x'.repeat(79)}🚀`, `${'x'.repeat(79)} · ReadOnly`],
  ])('%s', (_what, accountName, name) => {
    expect(namesOf([role(accountName)])).toEqual([name]);
  });

  it('has the account number where two accounts are called alike', () => {
    const roles = [
      role('data'),
      role('data', { accountId: '222222222222' }),
      role('ops', { accountId: '3' }),
    ];
    expect(namesOf(roles)).toEqual([
      'data · ReadOnly (111111111111)',
      'data · ReadOnly (222222222222)',
      'ops · ReadOnly',
    ]);
  });

  it('leaves names that other profiles have to them', () => {
    expect(namesOf([role('data')], ['data · ReadOnly'])).toEqual(['data · ReadOnly (111111111111)']);
    const both = ['data · ReadOnly', 'data · ReadOnly (111111111111)'];
    expect(namesOf([role('data')], both)).toEqual(['data · ReadOnly (111111111111) 2']);
  });

  it('is made once for a role that was chosen twice', () => {
    expect(namesOf([role('data'), role('data')])).toEqual(['data · ReadOnly']);
  });

  it('is unique, whole and fit for the settings file for 5,000 roles with whatever names', () => {
    const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('data', 'ops', ''));
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 40 }), (accountNames) => {
        const roles = Array.from({ length: 5_000 }, (_, at) =>
          role(accountNames[at % accountNames.length] ?? '', {
            accountId: String(100_000_000_000 + Math.floor(at / 3)),
            roleName: ['ReadOnly', 'Admin', 'DataEngineer'][at % 3] ?? '',
          }),
        );
        const made = namesOf(roles, ['data · Admin']);
        expect(new Set(made).size).toBe(roles.length);
        const isFit = (name: string) => name.isWellFormed() && name.length > 0 && name.length <= 200;
        expect(made.filter((name) => !isFit(name) || /[\p{Cc}\p{Cf}]/u.test(name))).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

describe('the name of a session of our own', () => {
  it.each<readonly [startUrl: string, name: string]>([
    ['https://acme.awsapps.com/start', 'windsock-acme'],
    ['https://d-9067642ac7.awsapps.com/start', 'windsock-d-9067642ac7'],
    ['https://Acme_Corp.awsapps.com/start/#', 'windsock-acme-corp'],
    ['https://start.us-gov-home.awsapps.com/directory/acme', 'windsock-acme'],
    ['https://start.home.awsapps.cn/directory/acme', 'windsock-acme'],
    ['https://ssoins-722350.portal.eu-west-1.app.aws', 'windsock-ssoins-722350'],
    ['https://identitycenter.amazonaws.com/ssoins-722350', 'windsock-ssoins-722350'],
    ['not a url', 'windsock'],
    ['https://---.example/', 'windsock'],
  ])('%s is %s', (startUrl, name) => {
    expect(ownSessionName(startUrl, new Set())).toBe(name);
  });

  it('is none that is taken', () => {
    const taken = new Set(['windsock-acme', 'windsock-acme-2']);
    expect(ownSessionName('https://acme.awsapps.com/start', taken)).toBe('windsock-acme-3');
  });

  it('can be hashed, written and read for any text', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(ownSessionName(url, new Set())).toMatch(/^windsock(-[a-z0-9]+)*$/);
      }),
    );
  });
});

describe('the session to sign in to', () => {
  const place = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' };
  const corp: SsoSession = { key: 'corp', form: 'sso-session', ...place };

  it('is the one that the files know by this start URL and region, so that one sign-in serves all', () => {
    expect(sessionFor(place, [corp])).toBe(corp);
    expect(sessionFor({ ...place, startUrl: `${place.startUrl}/#/` }, [corp])).toBe(corp);
  });

  it.each<readonly [string, SsoSession]>([
    ['another region', { ...corp, region: 'us-east-1' }],
    ['another start URL', { ...corp, startUrl: 'https://other.awsapps.com/start' }],
    ['the legacy form, which cannot be renewed', { ...corp, form: 'legacy', key: place.startUrl }],
  ])('is a new one beside one of %s', (_what, known) => {
    expect(sessionFor(place, [known])).toEqual({ key: 'windsock-acme', form: 'sso-session', ...place });
  });

  it('never takes the name of a session of the files', () => {
    const other: SsoSession = { ...corp, key: 'windsock-acme', region: 'us-east-1' };
    expect(sessionFor(place, [other]).key).toBe('windsock-acme-2');
  });
});
