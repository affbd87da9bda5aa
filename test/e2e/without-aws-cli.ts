// A PATH on which a person's browser is found, and no AWS CLI.
import { access, mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import type { FakeBrowser } from './fake-browser.ts';

/** Makes a folder with what the shell scripts of the tests run, and nothing else. @returns the PATH, which is checked to hold no `aws` */
export async function pathWithoutAwsCli(home: TemporaryHome, browser: FakeBrowser): Promise<string> {
  const programs = join(home.folder, 'bin');
  await mkdir(programs, { recursive: true });
  await symlink('/bin/cat', join(programs, 'cat'));
  const folders = [browser.folder, programs];
  for (const folder of folders) {
    const isThere = await access(join(folder, 'aws')).then(
      () => true,
      () => false,
    );
    if (isThere) throw new Error('The AWS CLI is on the PATH');
  }
  return folders.join(delimiter);
}
