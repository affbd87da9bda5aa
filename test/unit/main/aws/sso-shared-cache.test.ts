import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './aws-fixture.ts';
import {
  cacheFiles,
  identityCenterForEachTest,
  legacy,
  readJson,
  session,
  sessionsOn,
  tokenPath,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();

const python = ['python3', 'python'].find((name) => {
  try {
    execFileSync(name, ['-c', 'import botocore.tokens'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(python === undefined)('the AWS CLI’s own library', () => {
  const script = `
import json, sys
import botocore.session
from botocore.tokens import SSOTokenProvider
from botocore.utils import JSONFileCache, SSOTokenLoader
cache = JSONFileCache(sys.argv[1])
loaded = SSOTokenLoader(cache=cache)(sys.argv[2], session_name=sys.argv[3] or None)
answer = {'loaded': loaded}
if sys.argv[3]:
    provider = SSOTokenProvider(botocore.session.Session(profile='dev'), cache=cache)
    frozen = provider.load_token().get_frozen_token()
    answer['frozen'] = [frozen.token, str(frozen.expiration)]
print(json.dumps(answer))
`;

  async function readByBotocore(cacheFolder: string, sessionName: string) {
    const config = join(await temporaryFolder(), 'config');
    await writeFile(
      config,
      `[profile dev]\nsso_session = corp\nsso_account_id = 111111111111\nsso_role_name = Admin\n` +
        `[sso-session corp]\nsso_start_url = ${session.startUrl}\nsso_region = eu-west-1\n`,
    );
    const text = execFileSync(python ?? '', ['-c', script, cacheFolder, session.startUrl, sessionName], {
      env: { ...process.env, AWS_CONFIG_FILE: config },
      encoding: 'utf8',
    });
    return JSON.parse(text) as { loaded: Record<string, unknown>; frozen?: readonly string[] };
  }

  test('reads the token that Windsock wrote, for sessions and legacy profiles', async () => {
    const { signInWithCode, cacheFolder } = await sessionsOn(fake());
    await signInWithCode();
    await signInWithCode(legacy);
    const ofSession = await readByBotocore(cacheFolder, 'corp');
    expect(ofSession.loaded).toEqual(await readJson(tokenPath(cacheFolder)));
    expect(ofSession.frozen?.[0]).toBe('access-1');
    expect(ofSession.frozen?.[1]).toMatch(/^\d{4}-.*\+00:00$/);
    expect((await readByBotocore(cacheFolder, '')).loaded).toMatchObject({ accessToken: 'access-2' });
  }, 30_000);
});

test('the cache holds a registration and a token, and nothing else, in the AWS CLI’s own form', async () => {
  const { signInWithCode, cacheFolder } = await sessionsOn(fake());
  await signInWithCode();
  const documents = Object.values(await cacheFiles(cacheFolder)).map((text) =>
    Object.keys(JSON.parse(text)).sort(),
  );
  expect(documents.sort((a, b) => a.length - b.length)).toEqual([
    ['clientId', 'clientSecret', 'expiresAt', 'scopes'],
    [
      'accessToken',
      'clientId',
      'clientSecret',
      'expiresAt',
      'refreshToken',
      'region',
      'registrationExpiresAt',
      'startUrl',
    ],
  ]);
});
