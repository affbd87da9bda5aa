// Makes a package of the built app with electron-builder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateFeedArguments } from './package/update-feed.ts';
import { runProgram, say } from './setup/command.mjs';
import { tool } from './tool.ts';

/** Said of every package that is not made of the Electron that package.json pins. */
const FOR_TESTS_ONLY =
  'this package is for tests only: it is built on a stand-in for the Electron that Windsock is made for, so do not give it to anybody.';

/**
 * Makes a package of what is in `out/`; gives electron-builder's exit code.
 *
 * @param args  for electron-builder; without any, the unpacked app of this platform in `dist/`
 */
export async function packageApp(args: readonly string[]): Promise<number> {
  const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const all = [...builderArguments(args, electronFolder), ...updateFeedArguments(process.env)];
  const code = await runProgram(tool('electron-builder'), all, {
    ...process.env,
    NO_UPDATE_NOTIFIER: '1',
  });
  if (code === 0 && electronFolder) say(FOR_TESTS_ONLY);
  return code;
}

/** The arguments of electron-builder; an Electron folder of one's own takes the place of the download of the pinned one. */
export function builderArguments(
  args: readonly string[],
  electronFolder: string | undefined,
): readonly string[] {
  const chosen = args.length > 0 ? args : ['--dir'];
  return [...chosen, '--publish', 'never', ...(electronFolder ? electronArguments(electronFolder) : [])];
}

function electronArguments(folder: string): readonly string[] {
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  return [
    `-c.electronDist=${folder}`,
    ...(version === undefined ? [] : [`-c.electronVersion=${version.replace(/^v/, '')}`]),
  ];
}
