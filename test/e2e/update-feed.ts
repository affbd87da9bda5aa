// A place where versions of Windsock are published, on this computer, and an app that looks there for them.
import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the feed was asked. */
interface FeedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * What the feed has. `damaged`: other bytes than those whose hash it names. `leadsOn`: the file is at another address.
 * `longer`: more bytes than it names.
 */
interface Publication {
  readonly version: string;
  readonly content: string;
  readonly damaged?: true;
  readonly leadsOn?: string;
  readonly longer?: true;
}

/** A list of versions that no server should have: one that leads to itself, and one of 64 MB in 64 KB. */
type Trick = 'circle' | 'bomb';

/** The feed. */
export interface UpdateFeed {
  readonly url: string;
  /** Since the last call. */
  readonly asked: () => readonly FeedRequest[];
  readonly publish: (publication: Publication | Trick | null) => void;
  /** From now on nobody listens there. */
  readonly close: () => Promise<void>;
}

/** Has no version at first. */
export async function startFeed(): Promise<UpdateFeed> {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2, '#'));
  let requests: FeedRequest[] = [];
  let published: Publication | Trick | null = null;
  const server = createServer(({ url = '', headers }, response) => {
    const path = new URL(url, 'http://feed').pathname;
    requests.push({ path, headers });
    if (published === 'circle') return void response.writeHead(302, { location: url }).end();
    if (published === 'bomb') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const content = published === null ? null : fileOf(published, path);
    const to = path.endsWith('.AppImage') ? published?.leadsOn : undefined;
    if (to !== undefined) response.writeHead(302, { location: to }).end();
    else response.writeHead(content === null ? 404 : 200).end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/windsock`,
    asked: () => {
      const asked = requests;
      requests = [];
      return asked;
    },
    publish: (publication) => {
      published = publication;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf({ version, content, damaged, longer }: Publication, path: string): string | null {
  const name = `Windsock-${version}.AppImage`;
  if (path === `/windsock/${name}` || path === '/windsock/moved')
    return damaged ? content.replace('#', '%') : content + (longer ? '#'.repeat(1024) : '');
  if (!/^\/windsock\/latest-linux(-\w+)?\.yml$/.test(path)) return null;
  const sha512 = createHash('sha512').update(content).digest('base64');
  const notes = 'releaseNotes: "<img src=x onerror=alert(1)>"';
  return `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${content.length}\n${notes}\n`;
}

/** An app that runs from an AppImage, as far as it can know, and looks at the feed. */
export interface UpdatableApp {
  /** For `start`. */
  readonly appFolder: string;
  readonly env: { readonly APPIMAGE: string; readonly APPDIR: string };
  /** @returns name and content of the only AppImage there is now */
  readonly appImage: () => Promise<readonly [name: string, content: string]>;
  /** A new AppImage that writes down that it was started. */
  readonly newAppImage: string;
  /** @returns with which words that was; null while it was not */
  readonly started: () => Promise<string | null>;
  /** @returns the Electron of a package that a package manager keeps: with a file that says so */
  readonly ofPackageManager: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export const oldAppImage = ['Windsock-0.1.0.AppImage', 'the old AppImage'] as const;

/** Its folder holds the built app, and a file such as a package has that was made to look for updates. */
export async function makeUpdatableApp({ url }: UpdateFeed): Promise<UpdatableApp> {
  const repository = join(import.meta.dirname, '../..');
  const appFolder = await mkdtemp(join(tmpdir(), 'windsock-updatable-'));
  for (const name of ['out', 'resources', 'package.json'])
    await symlink(join(repository, name), join(appFolder, name));
  await writeFile(
    join(appFolder, 'dev-app-update.yml'),
    `provider: generic\nurl: ${url}\nupdaterCacheDirName: windsock-updater\n`,
  );
  const file = join(appFolder, oldAppImage[0]);
  await writeFile(file, oldAppImage[1], { mode: 0o755 });
  const mark = join(appFolder, 'started');
  const electron = createRequire(import.meta.url)('electron') as string;
  return {
    appFolder,
    env: { APPIMAGE: file, APPDIR: dirname(electron) },
    appImage: async () => {
      const [name = '', ...more] = (await readdir(appFolder)).filter((each) => each.endsWith('.AppImage'));
      return [[name, ...more].join(), await readFile(join(appFolder, name), 'utf8')];
    },
    newAppImage: `#!/bin/sh\necho "words: $*" > '${mark}.new' && mv '${mark}.new' '${mark}'\n`,
    started: () => readFile(mark, 'utf8').catch(() => null),
    ofPackageManager: () => packagedElectron(electron, join(appFolder, 'deb')),
    remove: () => rm(appFolder, { recursive: true, force: true }),
  };
}

/** The program itself cannot be a link: it looks for its parts where it lies. */
async function packagedElectron(electron: string, folder: string): Promise<string> {
  const from = dirname(electron);
  await mkdir(join(folder, 'resources'), { recursive: true });
  for (const part of ['.', 'resources'])
    for (const name of await readdir(join(from, part)))
      if (!['electron', 'resources'].includes(name))
        await symlink(join(from, part, name), join(folder, part, name));
  const program = join(folder, 'electron');
  await link(electron, program).catch(() => copyFile(electron, program));
  await writeFile(join(folder, 'resources/package-type'), 'deb');
  return program;
}
