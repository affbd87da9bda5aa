import { describe, expect, it } from 'vitest';
import { withoutLinks } from '../../../../src/main/core/state-links.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import { idOf, listed, profileOf } from '../sample-state.ts';
import { type List, searchWith } from './search-fakes.ts';

const host = 'abc.c1.eu-central-1.airflow.amazonaws.com';
const other = 'xyz.c1.eu-central-1.airflow.amazonaws.com';
const region = 'eu-central-1';
/** One whose own region it is, and one that is at home elsewhere. */
const profiles = [profileOf('home', { region }), profileOf('away')];
const request = { profiles: ['home', 'away'], regions: { only: region }, host } as const;
const inRegion = (profile: string, name: string, webserverHost?: string) =>
  listed(idOf(name, { profile, region }), webserverHost === undefined ? {} : { webserverHost });

/** Each profile sees the link's environment and another one; names come before hosts. */
const list: List = async ({ profile, onFound }) => {
  for (const name of ['wanted', 'unwanted']) onFound(inRegion(profile, name));
  onFound(inRegion(profile, 'wanted', host));
  onFound(inRegion(profile, 'unwanted', other));
  return ok({});
};

describe('a search for the host of a link', () => {
  it('keeps that environment, and all in places that are searched every day', async () => {
    const search = searchWith(profiles, list, {}, { lookAtStart: true });
    await search.discover(request);
    expect(search.names().toSorted()).toEqual(['away/wanted', 'home/unwanted', 'home/wanted']);
  });

  it('keeps nothing else where nobody ever asked for a search', async () => {
    const search = searchWith(profiles, list);
    await search.discover(request);
    expect(search.names().toSorted()).toEqual(['away/wanted', 'home/wanted']);
  });

  it('brings what is known already up to date, and takes away what AWS no longer has', async () => {
    const known = [inRegion('away', 'unwanted'), inRegion('away', 'gone')];
    const found = Object.fromEntries(known.map((each) => [`away/${region}/${each.id.name}`, each]));
    const search = searchWith(profiles, list, { found });
    await search.discover(request);
    expect(search.names().toSorted()).toEqual(['away/unwanted', 'away/wanted', 'home/wanted']);
    expect(search.store.get().found[`away/${region}/unwanted`]?.webserverHost).toBe(other);
  });

  it('takes nothing from a search that asks for all, whichever came first', async () => {
    for (const requests of [
      [{ regions: 'all' } as const, request],
      [request, { regions: 'all' } as const],
    ]) {
      const search = searchWith(profiles, async (asked) => (asked.region === region ? list(asked) : ok({})));
      await Promise.all(requests.map((each) => search.discover(each)));
      expect(search.names()).toHaveLength(4);
    }
  });

  it('leaves no line about places that are not searched every day once the picker has gone', async () => {
    const denied: List = async ({ profile }) =>
      fail({
        kind: 'access-denied',
        operation: 'ListEnvironments',
        place: { profile, region },
        message: '',
      });
    const search = searchWith(profiles, denied, {}, { lookAtStart: true });
    await search.discover(request);
    const subjects = () => search.store.get().notices.map(({ about }) => about?.profiles);
    expect(subjects()).toEqual([['home'], ['away']]);
    search.store.update(withoutLinks);
    expect(subjects()).toEqual([['home']]);
  });
});
