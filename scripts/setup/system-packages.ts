// Installs what Electron and the tests need from the system: with apt as root on Debian, else it says the command to run.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, runCommand, SetupFailure, say } from './command.mjs';
import type { Needs } from './purpose.ts';

/** Package names, newest first, any of which will do: Debian 13 and Ubuntu 24.04 renamed some. */
type Choice = readonly [string, ...string[]];

/** What Electron's binary is linked to (by `ldd`; libgtk-3 brings most of it), and what it loads when it is there. */
export const ELECTRON_PACKAGES: readonly Choice[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libnotify4'], // notifications
  ['libsecret-1-0'], // safeStorage
  ['xdg-utils'], // opening links in the browser
];

const DISPLAY_PACKAGES: readonly Choice[] = [
  ['xvfb'],
  ['openbox'], // without a window manager nothing gets the keyboard
  ['xdotool'],
  ['dbus'],
  ['dbus-x11'],
  ['xfce4-panel'], // a real host for tray icons
  ['weston'], // a Wayland session
  ['desktop-file-utils'], // desktop-file-validate
  ['libnss3-tools'], // certutil, for tests with certificates that a person trusts
  ['x11-xserver-utils'], // xsetroot: the desktop's colour; xrandr: another size of the screen
  ['scrot'], // pictures of the whole screen
  ['xdg-utils'], // xdg-open and gio: how links reach programs
  ['libglib2.0-bin'],
  ['fonts-noto-core'],
  ['fonts-noto-color-emoji'],
];

const PROXY_PACKAGES: readonly Choice[] = [
  ['tinyproxy'],
  ['mitmproxy'], // looks into TLS, as companies' proxies do
];

const PACKAGING_PACKAGES: readonly Choice[] = [
  ['rpm'], // rpmbuild
  ['squashfs-tools'], // mksquashfs
  ['squashfuse'],
  ['fuse3'], // fusermount3, for who is not root
];

const AWS_PACKAGES: readonly Choice[] = [['awscli']];

/** Not in every Debian and Ubuntu (24.04 left it out); tests that want it say that they are skipped. */
const DISPENSABLE: ReadonlySet<Choice> = new Set(AWS_PACKAGES);

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
const DPKG_FORMAT = '${db:Status-Abbrev} ${Package}\n';

/** What stands for these packages where dpkg cannot be asked. */
const PROXY_PROGRAMS = ['tinyproxy', 'mitmdump'];
const PACKAGING_PROGRAMS = ['rpmbuild', 'mksquashfs', 'squashfuse', 'fusermount3'];
const DISPLAY_PROGRAMS = [
  'Xvfb',
  'openbox',
  'xdotool',
  'dbus-daemon',
  'xfce4-panel',
  'weston',
  'desktop-file-validate',
  'xsetroot',
  'scrot',
  'xdg-open',
  'gio',
];

/**
 * Makes sure that the system has what these needs ask for. Does nothing outside Linux.
 *
 * @param electronFile  the Electron binary in use; where its libraries resolve, the library packages are not insisted on
 * @throws SetupFailure that names the command to run, when it cannot install
 */
export async function ensureSystemPackages(needs: Needs, electronFile: string | undefined): Promise<void> {
  if (process.platform !== 'linux') return;
  const wanted = [
    ...(electronFile !== undefined && !librariesResolve(electronFile) ? ELECTRON_PACKAGES : []),
    ...(needs.virtualDisplay ? [...ELECTRON_PACKAGES, ...DISPLAY_PACKAGES] : []),
    ...(needs.proxies ? PROXY_PACKAGES : []),
    ...(needs.packages ? PACKAGING_PACKAGES : []),
    ...(needs.awsCli && !isOnPath('aws') ? AWS_PACKAGES : []),
  ];
  if (wanted.length === 0) return;
  if (!isOnPath('apt-get') || !isOnPath('dpkg-query')) {
    requirePrograms(needs, electronFile);
    return;
  }
  const missing = missingChoices(wanted, installedPackages(wanted.flat()));
  if (missing.length > 0) await install(missing);
}

/** The choices of which no package is installed, each once. */
export function missingChoices(wanted: readonly Choice[], installed: ReadonlySet<string>): readonly Choice[] {
  return [...new Set(wanted)].filter((choice) => !choice.some((name) => installed.has(name)));
}

/** Reads `dpkg-query -W` lines of status and name, such as `ii  xvfb`. */
export function installedNames(dpkgOutput: string): ReadonlySet<string> {
  const fields = dpkgOutput.split('\n').map((line) => line.trim().split(/\s+/));
  return new Set(fields.flatMap(([status, name]) => (status === 'ii' && name !== undefined ? [name] : [])));
}

function installedPackages(names: readonly string[]): ReadonlySet<string> {
  // Its exit code is 1 when one of them is unknown; the others are listed all the same.
  const asked = spawnSync('dpkg-query', ['-W', '-f', DPKG_FORMAT, ...names], {
    encoding: 'utf8',
  });
  return installedNames(asked.stdout ?? '');
}

async function install(missing: readonly Choice[]): Promise<void> {
  const needed = missing.filter((choice) => !DISPENSABLE.has(choice));
  if (process.getuid?.() !== 0) {
    if (needed.length === 0) return say(goesOnWithout(missing));
    const names = needed.map((choice) => choice.at(-1)).join(' ');
    throw new SetupFailure(
      `some system packages are missing; run this once, then the same command again:\n    sudo apt-get install --no-install-recommends ${names}`,
    );
  }
  let names = candidates(missing);
  if (names.length < missing.length) {
    await apt(['update'], 'refreshing the list of system packages', unknownOf(needed, names).length > 0);
    names = candidates(missing);
  }
  const unknown = unknownOf(needed, names);
  if (unknown.length > 0) {
    throw new SetupFailure(
      `apt does not know ${listed(unknown)}; check the network and apt's sources, then run the same command again.`,
    );
  }
  const passedOver = unknownOf(missing, names);
  if (passedOver.length > 0) say(goesOnWithout(passedOver));
  if (names.length === 0 || (await aptInstall(names))) return;
  await apt(['update'], 'refreshing the list of system packages'); // The list may be older than what the mirror still has.
  if (!(await aptInstall(names))) throw new SetupFailure(`apt-get install failed for ${names.join(' ')}.`);
}

/** The choices of which apt can install nothing. */
function unknownOf(choices: readonly Choice[], names: readonly string[]): readonly Choice[] {
  return choices.filter((choice) => !choice.some((name) => names.includes(name)));
}

function listed(choices: readonly Choice[]): string {
  return choices.map((choice) => choice.join(' or ')).join(', ');
}

function goesOnWithout(choices: readonly Choice[]): string {
  return `going on without ${listed(choices)}: the tests that want it are skipped.`;
}

/** Of each choice the package that apt can install now; none where it knows none. */
function candidates(choices: readonly Choice[]): readonly string[] {
  const asked = spawnSync('apt-cache', ['policy', ...choices.flat()], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const known = knownPackages(asked.stdout ?? '');
  return choices.flatMap((choice) => choice.find((name) => known.has(name)) ?? []);
}

/** Reads `apt-cache policy`: the packages that have a candidate. */
export function knownPackages(policyOutput: string): ReadonlySet<string> {
  const blocks = policyOutput.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm);
  return new Set(
    [...blocks].flatMap(([, name, candidate]) =>
      name !== undefined && candidate !== '(none)' ? [name] : [],
    ),
  );
}

async function aptInstall(names: readonly string[]): Promise<boolean> {
  const args = ['install', '--yes', '--no-install-recommends', ...names];
  return apt(args, `installing system packages (${names.join(' ')})`, false);
}

async function apt(args: readonly string[], title: string, mustWork = true): Promise<boolean> {
  const result = await runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    title,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (result.ok) return true;
  const told = `${title} failed; put right what apt-get says and run the same command again.\n${lastLines(result.output)}`;
  if (mustWork) throw new SetupFailure(told);
  return false;
}

/** Outside Debian: the same things, found by what they install. */
function requirePrograms(needs: Needs, electronFile: string | undefined): void {
  const programs = [
    ...(needs.virtualDisplay ? DISPLAY_PROGRAMS : []),
    ...(needs.proxies ? PROXY_PROGRAMS : []),
    ...(needs.packages ? PACKAGING_PROGRAMS : []),
  ];
  const missing = programs.filter((name) => !isOnPath(name));
  if (needs.awsCli && !isOnPath('aws')) say(goesOnWithout(AWS_PACKAGES));
  const libraries = electronFile === undefined ? [] : missingLibraries(electronFile);
  if (missing.length + libraries.length === 0) return;
  throw new SetupFailure(
    `install these with your system's package manager, then run the same command again: ${[...missing, ...libraries].join(', ')}`,
  );
}

function librariesResolve(electronFile: string): boolean {
  return missingLibraries(electronFile).length === 0;
}

function missingLibraries(electronFile: string): readonly string[] {
  const asked = spawnSync('ldd', [electronFile], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return [...(asked.stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].flatMap(([, name]) => name ?? []);
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, program)));
}

function isProgram(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
