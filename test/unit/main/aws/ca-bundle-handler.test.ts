import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpRequest } from '@smithy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCaBundleHandler } from '../../../../src/main/aws/ca-bundle-handler.ts';
import type { AwsRequestHandler } from '../../../../src/main/aws/request-handler.ts';
import { carriedFailure } from '../../../../src/main/core/carried-failure.ts';
import type { ProfileDefinition } from '../../../../src/main/core/profiles.ts';

const request = {} as HttpRequest;
const pem = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ca-bundle-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Notes which bundle each request was sent with. */
function handlerWith(environment: NodeJS.ProcessEnv) {
  const used: (string | null)[] = [];
  const trusting = (bundle: string | null): AwsRequestHandler => ({
    handle: async () => {
      used.push(bundle);
      throw new Error('sent');
    },
  });
  const handler = createCaBundleHandler({ environment, trusting });
  const send = (over: AwsRequestHandler = handler) =>
    over.handle(request).then(
      () => null,
      (error: unknown) => carriedFailure(error),
    );
  const profile = (bundle: string | undefined) =>
    handler.forProfile?.({
      value: (name: string) => (name === 'ca_bundle' ? bundle : undefined),
    } as ProfileDefinition);
  return { used, send, profile };
}

describe('which CA bundle a request trusts', () => {
  it('none without a variable and without a line of the profile', async () => {
    const { used, send, profile } = handlerWith({});
    await send();
    await send(profile(undefined));
    await send(profile('  '));
    expect(used).toEqual([null, null, null]);
  });

  it("the profile's own, for its calls alone", async () => {
    const { used, send, profile } = handlerWith({});
    await send(profile(await file('one.pem', pem('one'))));
    await send(profile(await file('two.pem', pem('two'))));
    await send();
    expect(used).toEqual([pem('one'), pem('two'), null]);
  });

  it('the one of the variable, for all, whatever the profile says', async () => {
    const { used, send, profile } = handlerWith({ AWS_CA_BUNDLE: await file('env.pem', pem('env')) });
    await send();
    await send(profile(await file('own.pem', pem('own'))));
    expect(used).toEqual([pem('env'), pem('env')]);
  });

  it('the new text of a file that was written anew', async () => {
    const path = await file('corp.pem', pem('old'));
    const { used, send, profile } = handlerWith({});
    await send(profile(path));
    await writeFile(path, pem('the new one'));
    await send(profile(path));
    expect(used).toEqual([pem('old'), pem('the new one')]);
  });

  it.each([
    ['missing.pem', null, 'it does not exist'],
    ['empty.pem', '', 'it holds no certificate'],
    ['key.pem', '-----BEGIN PRIVATE KEY-----', 'it holds no certificate'],
    ['der.pem', 'a\0b', 'it is not a text file'],
  ])('no request is sent with %s (%j)', async (name, text, problem) => {
    const path = text === null ? join(folder, name) : await file(name, text);
    const { used, send, profile } = handlerWith({});
    expect(await send(profile(path))).toEqual({ kind: 'ca-bundle-unreadable', file: path, problem });
    expect(used).toEqual([]);
  });

  it('a folder is none', async () => {
    const { send, profile } = handlerWith({});
    expect(await send(profile(folder))).toMatchObject({ problem: 'it is not a regular file' });
  });
});
