import { writeFile } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const region = 'eu-west-1';
const name = 'orders-prod';

function keyLines(at = 0): string {
  const key = standin().world.principals[at]?.keys[0];
  return `aws_access_key_id = ${key?.accessKeyId}\naws_secret_access_key = ${key?.secretAccessKey}\n`;
}

describe('credentials that AWS refused', () => {
  test('are read anew from the files before the next try', async () => {
    const app = await connectTo(standin(), {
      credentials: `[p]\n${keyLines().replace('AKIA', 'AKIX')}`,
      config: '',
    });
    const reread = vi.fn(app.profileFiles.read);
    const again = await connectTo(standin(), { profiles: app.profileFiles.current, reread });
    const id = { profile: 'p', region, name };
    expect(await again.mintLoginToken({ id })).toMatchObject({ failure: { kind: 'credentials-rejected' } });
    expect(reread).not.toHaveBeenCalled();
    await writeFile(app.files.AWS_SHARED_CREDENTIALS_FILE, `[p]\n${keyLines()}`);
    expect(await again.mintLoginToken({ id })).toMatchObject({ ok: true });
    expect(reread).toHaveBeenCalledTimes(1);
  });

  test('are asked for anew after a drop', async () => {
    const app = await connectTo(standin());
    const id = { profile: 'data-platform-admin', region, name };
    await app.mintLoginToken({ id });
    app.clients.drop('data-platform-admin');
    await app.mintLoginToken({ id });
    expect(standin().requests.filter((each) => each.operation === 'AssumeRole')).toHaveLength(2);
  });
});
