// Lets one set-up at a time change node_modules; a second one waits for it.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, say } from './command.mjs';

const LOOK_AGAIN_MS = 500;
/** After this the process id in the file is taken for one that was given to another program. */
const LONGEST_TURN_MS = 20 * 60_000;

/**
 * Runs `work` when no other set-up does; a turn that a killed run left behind is taken over.
 *
 * @template T
 * @param {string} turnFile holds the process id of the one whose turn it is
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(turnFile, work) {
  mkdirSync(dirname(turnFile), { recursive: true });
  let told = false;
  while (!takeTurn(turnFile)) {
    if (!told) say('another set-up is installing here; waiting for it ...');
    told = true;
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(turnFile, { force: true });
  }
}

/** @param {string} turnFile */
function takeTurn(turnFile) {
  try {
    writeFileSync(turnFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (isHeld(turnFile)) return false;
  rmSync(turnFile, { force: true });
  return takeTurn(turnFile);
}

/** @param {string} turnFile */
function isHeld(turnFile) {
  try {
    const isYoung = Date.now() - statSync(turnFile).mtimeMs < LONGEST_TURN_MS;
    return isYoung && isRunning(Number.parseInt(readFileSync(turnFile, 'utf8'), 10) || process.pid);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
