/** What the app runs on, and where it keeps things. */

import { release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { KeptFiles, Versions } from '../../shared/app-facts.ts';
import type { SystemFacts } from '../core/diagnostics-text.ts';
import { logFolder } from './log.ts';

/** @returns the versions of what Windsock runs on */
export function versions(): Versions {
  const { electron = '', chrome = '', node = '' } = process.versions;
  return { electron, chromium: chrome, node };
}

/** @returns facts of this computer that name nobody */
export function systemFacts(environment: NodeJS.ProcessEnv): SystemFacts {
  return {
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    ...versions(),
    system: `${process.platform} ${release()} ${process.arch}`,
    display: displayServer(environment),
    desktop: plainWord(environment.XDG_CURRENT_DESKTOP),
    locale: app.getLocale(),
  };
}

/** Of a variable that could hold anything. */
function plainWord(text: string | undefined): string {
  return text !== undefined && /^[\w:-]{1,40}$/.test(text) ? text : '';
}

function displayServer({ XDG_SESSION_TYPE: type, WAYLAND_DISPLAY: wayland }: NodeJS.ProcessEnv): string {
  if (process.platform !== 'linux') return '';
  return plainWord(type) || (wayland === undefined ? 'x11' : 'wayland');
}

/** @returns where Windsock keeps what it keeps, the web sessions where Chromium does; the folders of the AWS CLI come from who uses them */
export function keptFiles(
  userDataFolder: string,
  tokens: Pick<KeptFiles, 'ssoTokensFolder' | 'loginTokensFolder'>,
): KeptFiles {
  return {
    settingsFile: join(userDataFolder, 'settings.json'),
    environmentsFile: join(userDataFolder, 'environments.json'),
    sessionsFolder: join(app.getPath('userData'), 'Partitions'),
    logFile: join(logFolder(), 'main.log'),
    ...tokens,
  };
}
