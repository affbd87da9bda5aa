import { describe, expect, test } from 'vitest';
import type { AwsCredentials } from '../../../../src/main/aws/credentials-request.ts';
import { createKeptCredentials } from '../../../../src/main/aws/kept-credentials.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import { profileSetOf } from '../core/parse-files.ts';

const set = profileSetOf('[profile a]\ncredential_process = x\n[profile b]\ncredential_process = x');

function of(name: string) {
  const definition = set.definition(name);
  if (definition === null) throw new Error(`no profile ${name}`);
  return { definition, kind: definition.kind };
}

function ending(inMs: number | null, accessKeyId = 'x'): AwsCredentials {
  return {
    accessKeyId,
    secretAccessKey: 'x',
    ...(inMs !== null && { expiration: new Date(Date.now() + inMs) }),
  };
}

const offline = fail({ kind: 'offline' });

/** @returns what is given the second time, after the first gave these */
async function second(first: AwsCredentials, then: Result<AwsCredentials>) {
  const kept = createKeptCredentials();
  const { signal } = new AbortController();
  await kept.resolve(of('a'), signal, async () => ok(first));
  let asked = 0;
  const result = await kept.resolve(of('a'), signal, async () => {
    asked += 1;
    return then;
  });
  return { asked, result, kept };
}

describe('kept credentials', () => {
  const fresh = ending(3_600_000, 'fresh');

  test.each([
    ['without an end', null],
    ['with an hour left', 3_600_000],
    ['with seven minutes left', 7 * 60_000],
  ])('%s are used', async (_what, inMs) => {
    const first = ending(inMs);
    expect(await second(first, ok(fresh))).toMatchObject({ asked: 0, result: ok(first) });
  });

  test.each([
    ['with five minutes left', 5 * 60_000],
    ['that have ended', -1],
  ])('%s are renewed', async (_what, inMs) => {
    expect(await second(ending(inMs), ok(fresh))).toMatchObject({ asked: 1, result: ok(fresh) });
  });

  test('that cannot be renewed are used to their last minute, and not beyond', async () => {
    const still = ending(2 * 60_000);
    expect(await second(still, offline)).toMatchObject({ asked: 1, result: ok(still) });
    expect(await second(ending(30_000), offline)).toMatchObject({ asked: 1, result: offline });
  });

  test('are forgotten for the profile that is meant, and no other', async () => {
    const { kept } = await second(fresh, ok(fresh));
    kept.keep(of('b'), fresh);
    kept.forget(({ name }) => name === 'a');
    expect(kept.peek(of('a'))).toBeUndefined();
    expect(kept.peek(of('b'))).toBe(fresh);
    expect(kept.profiles(() => true)).toEqual(['b']);
  });

  test('are not those of an attempt that was forgotten meanwhile', async () => {
    const kept = createKeptCredentials();
    const { signal } = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Result<AwsCredentials>>();
    const early = kept.resolve(of('a'), signal, () => promise);
    kept.forgetRunning();
    const late = kept.resolve(of('a'), signal, async () => ok(fresh));
    resolve(offline);
    expect(await early).toEqual(offline);
    expect(await late).toEqual(ok(fresh));
    expect(kept.peek(of('a'))).toBe(fresh);
  });

  test('are gone at the end', async () => {
    const { kept } = await second(fresh, ok(fresh));
    kept.dispose();
    expect(kept.profiles(() => true)).toEqual([]);
  });
});
