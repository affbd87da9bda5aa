import { describe, expect, it } from 'vitest';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const profile = 'data-platform-prod';

/** AWS knows the profile's keys everywhere or nowhere from here on. */
function setKnown(isKnown: boolean): void {
  standin().setFault('ListEnvironments', isKnown ? null : { kind: 'unrecognized-client' });
}

describe('keys that a region does not know', () => {
  it.each([
    ['the profile’s own region', 'eu-west-1', false, 'credentials-rejected'],
    ['a region that every account has', 'us-west-2', false, 'credentials-rejected'],
    ['a region that every account has, once they worked elsewhere', 'us-west-2', true, 'region-not-enabled'],
    ['a region that takes an opt-in', 'af-south-1', false, 'region-not-enabled'],
    ['the profile’s own region, once they worked', 'eu-west-1', true, 'credentials-rejected'],
  ])('in %s', async (_what, region, haveWorked, kind) => {
    const { listEnvironments } = await connectTo(standin());
    const list = (where: string) => listEnvironments({ profile, region: where, onFound: () => undefined });
    if (haveWorked) expect(await list('eu-west-1')).toMatchObject({ ok: true });
    setKnown(false);
    expect(await list(region)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('are doubted anew in the next search, once AWS refused them at home', async () => {
    const { listEnvironments } = await connectTo(standin());
    const list = (where: string) => listEnvironments({ profile, region: where, onFound: () => undefined });
    await list('eu-west-1');
    setKnown(false);
    await list('eu-west-1');
    expect(await list('us-west-2')).toMatchObject({ failure: { kind: 'credentials-rejected' } });
  });
});
