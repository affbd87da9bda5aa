import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { msFromTimestamp, timestampFromMs } from '../../../../src/main/core/sso-timestamps.ts';
import {
  documentFromToken,
  isAlive,
  isRenewalDue,
  renewalOf,
  type SsoToken,
  tokenFromDocument,
} from '../../../../src/main/core/sso-token.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';

const eight = Date.UTC(2026, 0, 31, 8, 0, 0);
const minuteMs = 60_000;

describe('a time in a cache file', () => {
  test.each([
    ['2026-01-31T08:00:00Z', eight],
    ['2026-01-31T08:00:00UTC', eight],
    ['2026-01-31T08:00:00 UTC', eight],
    ['2026-01-31 08:00:00+00:00', eight],
    ['2026-01-31T09:30:00+01:30', eight],
    ['2026-01-31T00:00:00-0800', eight],
    ['2026-01-31T08:00:00.250Z', eight + 250],
    ['2026-01-31T08:00:00.123456789Z', eight + 123],
    ['2026-01-31T08:00:00', eight],
    ['2026-01-31t08:00:00z', eight],
    [' 2026-01-31T08:00:00Z ', eight],
  ])('%j is read', (text, ms) => {
    expect(msFromTimestamp(text)).toBe(ms);
  });

  test.each([
    '',
    'tomorrow',
    '2026-01-31',
    '2026-13-31T08:00:00Z',
    '2026-01-31T25:00:00Z',
    '2026-01-31T08:00Z',
    '1769846400',
    1_769_846_400,
    null,
    undefined,
    {},
    '2026-01-31T08:00:00Zzz',
  ])('%j is none', (text) => {
    expect(msFromTimestamp(text)).toBeNull();
  });

  test('is read back as it was written, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        return msFromTimestamp(timestampFromMs(ms)) === Math.floor(ms / 1_000) * 1_000;
      }),
    );
  });

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => msFromTimestamp(text) === null || true));
  });
});

const session: SsoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
};
const client = { clientId: 'id', clientSecret: 'secret', registrationExpiresAtMs: eight + 60 * minuteMs };
const token: SsoToken = { accessToken: 'a', expiresAtMs: eight, renewal: { ...client, refreshToken: 'r' } };

describe('a token', () => {
  test('is read back as it was written', () => {
    const document = documentFromToken({ session, token, client, before: null });
    expect(tokenFromDocument(JSON.parse(JSON.stringify(document)), session)).toEqual(token);
  });

  test('without renewal is read back without', () => {
    const plain = { accessToken: 'a', expiresAtMs: eight };
    const before = documentFromToken({ session, token, client, before: null });
    const document = documentFromToken({ session, token: plain, client, before });
    expect(document).not.toHaveProperty('refreshToken');
    expect(tokenFromDocument(document, session)).toEqual(plain);
  });

  test.each([
    [16 * minuteMs, false, true],
    [15 * minuteMs, false, true],
    [15 * minuteMs - 1, true, true],
    [1, true, true],
    [0, true, false],
    [-minuteMs, true, false],
  ])('with %i ms left: renewal due %s, alive %s', (leftMs, due, alive) => {
    expect(isRenewalDue(token, eight - leftMs)).toBe(due);
    expect(isAlive(token, eight - leftMs)).toBe(alive);
  });

  test('cannot be renewed after its registration has ended', () => {
    expect(renewalOf(token, eight)).toEqual(token.renewal);
    expect(renewalOf(token, client.registrationExpiresAtMs)).toBeNull();
  });
});
