import { describe, expect, it } from 'vitest';
import type { AwsRequestHandler } from '../../../../src/main/aws/request-handler.ts';
import { sampleWorld } from '../../../standin/sample-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const asked = () => standin().requests.filter(({ operation }) => operation === 'ListAccountAliases');
const place = { profile: 'data-platform-prod', region: 'eu-west-1' };

describe('the alias of an account', () => {
  it('comes from IAM, asked with a signature for its one region', async () => {
    const { accountAlias } = await connectTo(standin());
    expect(await accountAlias(place)).toEqual({ ok: true, value: 'harbourline-production' });
    expect(asked()).toMatchObject([{ status: 200, region: 'us-east-1', account: '412233445566' }]);
  });

  it('is asked for with the credentials of an assumed role too', async () => {
    const { accountAlias } = await connectTo(standin());
    const answer = await accountAlias({ ...place, profile: 'data-platform-admin' });
    expect(answer).toEqual({ ok: true, value: 'harbourline-production' });
  });

  it('is not told to everybody, and nothing of that is logged', async () => {
    const { accountAlias, errors } = await connectTo(standin());
    const answer = await accountAlias({ ...place, profile: 'finance-operator' });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'access-denied' } });
    expect(errors).toEqual([]);
  });

  it.each([
    ['internal', 'aws-internal'],
    ['throttle', 'throttled'],
    ['html', 'answer-incomplete'],
    ['empty-object', 'answer-incomplete'],
    ['unrecognized-client', 'credentials-rejected'],
    ['expired-token', 'credentials-expired'],
  ] as const)('%s is a failure: %s', async (fault, kind) => {
    const { accountAlias } = await connectTo(standin());
    standin().setFault('ListAccountAliases', { kind: fault });
    expect(await accountAlias(place)).toMatchObject({ ok: false, failure: { kind } });
    expect(asked()).toHaveLength(1);
  });

  it.each(['reset', 'silent', 'empty-503', 'truncated'] as const)(
    '%s is a failure, not an exception',
    async (fault) => {
      const { accountAlias } = await connectTo(standin(), {
        timeouts: { connectMs: 300, requestMs: 300, actionMs: 1_000 },
      });
      standin().setFault('ListAccountAliases', { kind: fault });
      expect(await accountAlias(place)).toMatchObject({ ok: false });
    },
  );

  it('of a profile that is not there, or whose endpoint is not allowed, asks nobody', async () => {
    const { accountAlias } = await connectTo(standin(), {
      environment: { ...standin().environmentVariables, AWS_ENDPOINT_URL_IAM: 'http://evil.example' },
    });
    expect(await accountAlias({ ...place, profile: 'nobody' })).toMatchObject({
      failure: { kind: 'profile-missing' },
    });
    expect(await accountAlias(place)).toMatchObject({ failure: { kind: 'endpoint-not-allowed' } });
    expect(standin().requests).toEqual([]);
  });

  it('is read from bytes as well as from a stream', async () => {
    const xml = (members: string) =>
      `<ListAccountAliasesResponse><ListAccountAliasesResult><AccountAliases>${members}</AccountAliases></ListAccountAliasesResult></ListAccountAliasesResponse>`;
    const answerTo = async (body: string) => {
      const requestHandler: AwsRequestHandler = {
        handle: async () => ({
          response: { statusCode: 200, headers: {}, body: new TextEncoder().encode(body) },
        }),
      };
      const { accountAlias } = await connectTo(standin(), { requestHandler });
      return accountAlias(place);
    };
    expect(await answerTo(xml('<member>acme-data-1</member>'))).toEqual({ ok: true, value: 'acme-data-1' });
    expect(await answerTo(xml(''))).toEqual({ ok: true, value: null });
    expect(await answerTo(xml('<member>&lt;script&gt;</member>'))).toEqual({ ok: true, value: null });
  });
});

it('the sample world has an alias for each account', () => {
  expect(sampleWorld.accounts.every(({ alias }) => /^[a-z0-9-]{3,63}$/.test(alias))).toBe(true);
});
