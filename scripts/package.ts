// Makes packages of the built app with electron-builder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateFeedArguments } from './package/update-feed.ts';
import { runProgram, say } from './setup/command.mjs';
import { tool } from './tool.ts';

/** Said of every package that is not made of the Electron that package.json pins. */
const FOR_TESTS_ONLY =
  'this package is for tests only: it is built on a stand-in for the Electron that Windsock is made for, so do not give it to anybody.';

/** Where documentation is on a computer that has the package; a package of a repository names that instead. */
const OWN_DOCUMENTATION = 'file:///usr/share/doc/windsock';

/**
 * Makes packages of what is in `out/`; gives electron-builder's exit code.
 *
 * @param args  for electron-builder; without any, all packages of this platform in `dist/`, or with a stand-in for Electron those
 *   that can be made without downloads
 */
export async function packageApp(args: readonly string[]): Promise<number> {
  const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const all = [...builderArguments(args, electronFolder), ...updateFeedArguments(process.env)];
  const code = await runProgram(tool('electron-builder'), all, builderEnvironment(process.env));
  if (code === 0 && electronFolder) say(FOR_TESTS_ONLY);
  return code;
}

/** The arguments of electron-builder; an Electron folder of one's own takes the place of the download of the pinned one. */
export function builderArguments(
  args: readonly string[],
  electronFolder: string | undefined,
): readonly string[] {
  const never = ['--publish', 'never'];
  if (!electronFolder) return [...args, ...never];
  const chosen = args.length > 0 ? args : withoutDownloads();
  return [...chosen, ...never, ...electronArguments(electronFolder)];
}

/** The environment of electron-builder. With a stand-in for Electron, stand-ins for electron-builder's tools: both come from GitHub. */
export function builderEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folder = join(import.meta.dirname, 'package');
  const tools = {
    CUSTOM_FPM_PATH: join(folder, 'fpm.ts'),
    APPIMAGE_TOOLS_PATH: join(folder, 'appimage-tools'),
  };
  return {
    ...(env.ELECTRON_OVERRIDE_DIST_PATH ? tools : {}),
    ...withoutEmptyKeys(env),
    NO_UPDATE_NOTIFIER: '1',
  };
}

/** GitHub gives an empty text for a key that is not there, which electron-builder on macOS takes for the path of a certificate. */
function withoutEmptyKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKey = (name: string) => /^(WIN_)?CSC_|^APPLE_/.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' || !isKey(name)));
}

function withoutDownloads(): readonly string[] {
  return process.platform === 'linux' ? ['--linux', 'deb', '--x64'] : ['--dir'];
}

function electronArguments(folder: string): readonly string[] {
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  return [
    `-c.electronDist=${folder}`,
    ...(version === undefined ? [] : [`-c.electronVersion=${version.replace(/^v/, '')}`]),
    `-c.extraMetadata.homepage=${OWN_DOCUMENTATION}`,
  ];
}
