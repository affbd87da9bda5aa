/** Starts Windsock at login, hidden, and tells whether the system does: a login item, a run key, or an autostart entry. */

import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { LoginItem } from '../../shared/snapshot.ts';
import { autostartEntry, autostartFile, isAutostartOn } from '../core/autostart-entry.ts';
import { macLoginItem, windowsLoginItem } from '../core/login-item.ts';
import { log } from './log.ts';
import { ownCommand } from './own-command.ts';
import { replaceFile, replaceFileNow } from './replace-file.ts';
import { sharedMode, textOf, xdgFolder } from './xdg-files.ts';

/** The system's own answer, each time anew: people change it in the system's settings, too. */
export interface SystemLoginItem {
  readonly read: () => Promise<LoginItem>;
  /** @returns failure `login-item-not-set` */
  readonly set: (isOn: boolean) => Promise<Result<null>>;
}

/** @returns the login item of this system */
export function createLoginItem(environment: NodeJS.ProcessEnv): SystemLoginItem {
  if (process.platform === 'darwin') return macItem();
  if (process.platform === 'win32') return windowsItem();
  return autostartItem(environment);
}

/** @returns whether macOS started this process at login, which it does without arguments */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

function macItem(): SystemLoginItem {
  return {
    read: async () => macLoginItem(app.getLoginItemSettings()),
    set: async (openAtLogin) => {
      app.setLoginItemSettings({ openAtLogin });
      return ok(null);
    },
  };
}

function windowsItem(): SystemLoginItem {
  // The entry is found again by the very arguments that it was made with.
  const args = ['--hidden'];
  return {
    read: async () => windowsLoginItem(app.getLoginItemSettings({ args })),
    set: async (openAtLogin) => {
      app.setLoginItemSettings({ openAtLogin, args });
      return ok(null);
    },
  };
}

/** The AppImage of a new version has another name. To be called while the app ends: nothing is waited for. */
export function renameInAutostart(environment: NodeJS.ProcessEnv, from: string, to: string): void {
  const file = join(autostartFolder(environment), autostartFile);
  try {
    replaceFileNow(file, readFileSync(file, 'utf8').replaceAll(from, to), sharedMode);
  } catch {
    // Windsock does not start at login
  }
}

function autostartFolder(environment: NodeJS.ProcessEnv): string {
  return join(xdgFolder(environment, 'config'), 'autostart');
}

function autostartItem(environment: NodeJS.ProcessEnv): SystemLoginItem {
  const folder = autostartFolder(environment);
  const file = join(folder, autostartFile);
  const failed = (what: string, error: unknown) => {
    log.warn(what, error);
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'login-item-not-set', folder, problem } as const;
  };
  const write = async (isOn: boolean): Promise<void> => {
    if (!isOn) return rm(file, { force: true });
    const entry = autostartEntry(ownCommand(environment));
    if (entry === null) throw new Error('No autostart entry can name this program');
    await replaceFile(file, entry, sharedMode);
  };
  return {
    read: async () => {
      try {
        return { state: isAutostartOn(await textOf(file)) ? 'on' : 'off' };
      } catch (error) {
        return { state: 'blocked', reason: failed('The autostart entry could not be read', error) };
      }
    },
    set: async (isOn) => {
      try {
        await write(isOn);
        return ok(null);
      } catch (error) {
        return fail(failed('The autostart entry could not be written', error));
      }
    },
  };
}
