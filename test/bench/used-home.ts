// A HOME in which a search of the whole world is on the disk already: an app that starts there asks nothing of AWS.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foundFileFrom } from '../../src/main/electron/found-file.ts';
import type { Environment } from '../../src/shared/environment.ts';
import { makeHome, type TemporaryHome } from '../desktop/start-windsock.ts';
import type { World } from '../standin/world.ts';

/** @returns a HOME with the AWS files of the world and its environments found */
export async function makeUsedHome(world: World): Promise<TemporaryHome> {
  const home = await makeHome({ world });
  await mkdir(home.userData, { recursive: true });
  await writeFile(join(home.userData, 'environments.json'), keptFile(world));
  return home;
}

function keptFile({ accounts, environments }: World): string {
  const profiles = new Map(accounts.map(({ id, alias }) => [id, alias ?? id]));
  const found = environments.map(({ account, region, name, host, ...facts }): Environment => {
    const { airflowVersion, status, accessMode, environmentClass, tags } = facts;
    const id = { profile: profiles.get(account) ?? account, region, name };
    const known = { airflowVersion, status, accessMode, environmentClass, tags };
    return { id, origin: 'listed', accountId: account, webserverHost: host, ...known };
  });
  return JSON.stringify(
    foundFileFrom({ found, searched: { atMs: {}, through: {} }, finishedAtMs: Date.now() }),
  );
}
