// Installs the dependencies of package-lock.json when they are missing or stale, and finds the Node 24 among them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, npmCommand, runCommand, SetupFailure } from './command.mjs';
import { inTurn } from './turn-taking.mjs';

const WANTED_NODE_MAJOR = 24;
/** A small package of ours, asked for to see whether there is a network at all. */
const ASKED_PACKAGE = 'fuzzysort';
const NETWORK_ERRORS =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

/**
 * Makes sure that node_modules is what package-lock.json says, and gives the path of its Node 24.
 *
 * A stamp inside node_modules, written last, tells a complete install: `npm ci` deletes it with the folder, so an
 * interrupted one is noticed and done again.
 *
 * @param {string} root the folder of package.json
 * @returns {Promise<string>}
 */
export async function ensureDependencies(root) {
  const stampFile = join(root, 'node_modules', '.windsock-stamp');
  const node24 = nodeFile(root);
  const wanted = stamp(root);
  const isComplete = () => readIfThere(stampFile) === wanted && existsSync(node24);
  if (isComplete()) return node24;
  return inTurn(join(root, 'out', '.installing'), async () => {
    if (isComplete()) return node24; // The one before did it.
    rmSync(stampFile, { force: true });
    await install(root);
    await ensureNode24(root, node24);
    writeFileSync(stampFile, wanted);
    return node24;
  });
}

/** What the install depends on, as one line. @param {string} root */
function stamp(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json'])
    hash.update(readFileSync(join(root, name))).update('\0');
  // Not the Node that runs this: the machine's own the first time, the installed one from then on (npm puts it on PATH).
  return [hash.digest('hex'), process.platform, process.arch].join(' ');
}

/** The `node` package links its platform's binary here. @param {string} root */
function nodeFile(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} root */
async function install(root) {
  const offline = (await isRegistryReachable(root)) ? '' : ' --offline';
  const result = await npmInto(root, `ci${offline}`, 'installing dependencies (npm ci)');
  if (!result.ok)
    throw new SetupFailure(`${explain(result.output)}\n${lastLines(errorLines(result.output))}`);
}

/**
 * Asks beforehand, because npm without a network waits for minutes; its cache may still have all that is wanted.
 *
 * @param {string} root
 */
async function isRegistryReachable(root) {
  const npm = npmCommand();
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=15000'];
  const asked = await runCommand(npm.file, [...npm.args, 'view', ASKED_PACKAGE, 'version', ...patience], {
    title: 'asking the npm registry',
    timeoutMs: 40_000,
    cwd: root,
    quiet: true,
  });
  return !asked.timedOut && (asked.ok || !NETWORK_ERRORS.test(asked.output));
}

/** @param {string} root @param {string} command @param {string} title */
function npmInto(root, command, title) {
  const npm = npmCommand();
  // Everything here is a devDependency, which NODE_ENV=production or an `omit` setting would leave out.
  const args = [...npm.args, ...command.split(' '), '--include=dev', '--no-audit', '--no-fund'];
  return runCommand(npm.file, args, { title, cwd: root });
}

/** npm's errors without its warnings and its usage text, which would push them out of sight. @param {string} output */
function errorLines(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) ./.test(line));
  const usageAt = errors.findIndex((line) => /Clean install a project/.test(line));
  const useful = usageAt < 0 ? errors : errors.slice(0, usageAt);
  return useful.length > 0 ? useful.join('\n') : output;
}

/** @param {string} output */
function explain(output) {
  if (/ENOSPC/.test(output))
    return 'The disk is full, so the dependencies could not be installed; free some space and run the same command again.';
  if (NETWORK_ERRORS.test(output)) {
    return "The npm registry could not be reached, so the dependencies are missing; check the network (or npm's `registry` and proxy settings) and run the same command again.";
  }
  if (process.platform === 'win32' && /EPERM|EBUSY/.test(output)) {
    return 'Windows does not let go of a file in node_modules; run `npm ci` by hand and then the same command again.';
  }
  if (/in sync/.test(output)) {
    return 'package-lock.json does not fit package.json; run `npm install` and commit the lock file.';
  }
  if (/EINTEGRITY/.test(output)) {
    return 'A package differs from what package-lock.json expects; run `npm cache clean --force` and the same command again.';
  }
  return 'npm ci failed, so the dependencies are missing; put right what it says and run the same command again.';
}

/**
 * Checks that the `node` package brought its binary; its install script may have been switched off (ignore-scripts).
 *
 * @param {string} root
 * @param {string} node24
 */
async function ensureNode24(root, node24) {
  if (isNode24(node24)) return;
  const npm = npmCommand();
  const result = await runCommand(npm.file, [...npm.args, 'rebuild', 'node', '--ignore-scripts=false'], {
    title: `fetching Node ${WANTED_NODE_MAJOR}`,
    cwd: root,
  });
  if (isNode24(node24)) return;
  throw new SetupFailure(
    `Node ${WANTED_NODE_MAJOR} could not be installed from the npm package "node"; run \`npm rebuild node --ignore-scripts=false\` to see why, then the same command again.\n${lastLines(result.output)}`,
  );
}

/** @param {string} file */
function isNode24(file) {
  if (!existsSync(file)) return false;
  const { stdout } = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.startsWith(`${WANTED_NODE_MAJOR}.`);
}
