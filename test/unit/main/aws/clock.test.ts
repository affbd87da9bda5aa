import { describe, expect, it } from 'vitest';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const id = { profile: 'data-platform-prod', region: 'eu-west-1', name: 'orders-prod' };
const throughRole = { ...id, profile: 'data-platform-admin' };
const minuteMs = 60_000;

describe('a clock that is wrong', () => {
  it.each([
    ['12 min', 12],
    ['3 h', 180],
    ['a day', 24 * 60],
  ])('by %s, either way, stops nothing that AWS lets be signed anew', async (_what, minutes) => {
    for (const offsetMs of [minutes * minuteMs, -minutes * minuteMs]) {
      standin().setClockOffset(offsetMs);
      const { mintLoginToken, listEnvironments } = await connectTo(standin());
      expect(await mintLoginToken({ id })).toMatchObject({ ok: true });
      expect(await mintLoginToken({ id: throughRole })).toMatchObject({ ok: true });
      expect(await listEnvironments({ ...id, onFound: () => undefined })).toMatchObject({ ok: true });
    }
  });

  it.each([
    [12 * minuteMs, 'Signature not yet current: 20260101T080000Z is still later than 20260101T075500Z'],
    [-180 * minuteMs, 'Signature expired: 20260101T080000Z is now earlier than 20260101T085500Z'],
  ])('by %i ms is named with how far it is off where signing anew does not help', async (offMs, message) => {
    // The server is behind by as much as this computer is ahead.
    standin().setClockOffset(-offMs);
    standin().setFault('CreateWebLoginToken', {
      kind: 'error',
      status: 403,
      code: 'InvalidSignatureException',
      message,
    });
    const { mintLoginToken } = await connectTo(standin());
    const minted = await mintLoginToken({ id });
    expect(minted).toMatchObject({ ok: false, failure: { kind: 'clock-wrong' } });
    const offsetMs = !minted.ok && minted.failure.kind === 'clock-wrong' ? minted.failure.offsetMs : 0;
    expect(Math.abs((offsetMs ?? 0) - offMs)).toBeLessThan(minuteMs);
  });
});
