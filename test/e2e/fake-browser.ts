// A browser of the person's that only notes what it is asked to open.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The browser. */
export interface FakeBrowser {
  /** The variable with which programs find it. */
  readonly env: { readonly PATH: string };
  /** Where its program is, and no other. */
  readonly folder: string;
  /** @returns every address that it was given since it last forgot, oldest first */
  readonly opened: () => Promise<readonly string[]>;
  readonly forget: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Puts an `xdg-open` first on the PATH. */
export async function makeFakeBrowser(): Promise<FakeBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-browser-'));
  const notes = join(folder, 'opened');
  const program = join(folder, 'xdg-open');
  await writeFile(notes, '');
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${notes}'\n`);
  await chmod(program, 0o755);
  return {
    folder,
    env: { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
    opened: async () => (await readFile(notes, 'utf8')).split('\n').filter((line) => line !== ''),
    forget: () => writeFile(notes, ''),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
