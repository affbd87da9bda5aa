/** Asks for new versions of Windsock, downloads and installs them, by electron-updater; loaded when first needed. */

import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AuthInfo, app, session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { UpdateRoute } from '../../shared/updates.ts';
import { updateFailure } from '../core/update-failure.ts';
import { isUpdateAddress, type UpdateSource, updateSourceFrom } from '../core/update-source.ts';
import { ownAppImage } from './app-image.ts';
import { log } from './log.ts';
import { renameInAutostart } from './login-item.ts';
import { type AnswerProxy, proxyOf } from './proxy-login.ts';

/** For the sentence about a time-out: what electron-updater waits for an answer. */
const timeoutMs = 60_000;
/** The session of electron-updater's own requests. */
const updaterSession = 'electron-updater';

/** How this build takes new versions, and where they are published. */
export interface UpdateWay {
  readonly route: UpdateRoute;
  readonly source: UpdateSource | null;
}

/**
 * A package that was made to look for updates has `app-update.yml` beside the app; who tries updates without a package puts
 * `dev-app-update.yml` into the app's folder.
 */
export function updateWay(environment: NodeJS.ProcessEnv): UpdateWay {
  const file = app.isPackaged
    ? join(process.resourcesPath, 'app-update.yml')
    : join(app.getAppPath(), 'dev-app-update.yml');
  const source = updateSourceFrom(textOf(file));
  return { source, route: source === null ? { kind: 'none', why: 'no-feed' } : routeOf(environment) };
}

/**
 * electron-updater would install a deb or an rpm as root, without the signatures that a package manager asks for.
 * SECURITY: an AppImage of another program may have started this one, and would be overwritten: `ownAppImage` knows.
 */
function routeOf(environment: NodeJS.ProcessEnv): UpdateRoute {
  if (process.platform !== 'linux') return { kind: 'itself' };
  const appImage = ownAppImage(environment, process.execPath);
  if (appImage !== undefined)
    return canReplace(appImage) ? { kind: 'itself' } : { kind: 'told', why: 'read-only' };
  const isOfPackageManager = textOf(join(process.resourcesPath, 'package-type')) !== '';
  return isOfPackageManager ? { kind: 'told', why: 'package-manager' } : { kind: 'none', why: 'folder' };
}

function canReplace(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // most builds have no such file
  }
}

interface UpdaterParts {
  /** The host of the feed. */
  readonly host: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly answerProxy: AnswerProxy;
}

/** @returns what asks, downloads and installs; failure `update-feed-unusable` | `update-damaged` | `update-not-saved`, or one of the network */
export function createUpdater({ host, environment, answerProxy }: UpdaterParts) {
  let loaded: AppUpdater | null = null;
  let files: readonly string[] = [];
  let onProgress: (percent: number) => void = () => undefined;
  let proxyRefusal: Failure | null = null;

  const load = async (): Promise<AppUpdater> => {
    if (loaded !== null) return loaded;
    guardSession();
    const updaters = await import('electron-updater');
    // An AppImage that is made together with a deb may have its `package-type` in it, which `autoUpdater` goes by.
    const appImage = ownAppImage(environment, process.execPath);
    const updater = appImage === undefined ? updaters.autoUpdater : new updaters.AppImageUpdater();
    setUp(updater);
    updater.on('download-progress', ({ percent }) => onProgress(percent));
    updater.on('appimage-filename-updated', (file) => {
      if (appImage !== undefined) renameInAutostart(environment, basename(appImage), basename(file));
    });
    updater.on(
      'login',
      createProxyAnswer(answerProxy, (failure) => {
        proxyRefusal = failure;
      }),
    );
    loaded = updater;
    return updater;
  };
  const attempt = async <T>(
    version: string | null,
    work: (updater: AppUpdater) => Promise<T>,
  ): Promise<Result<T>> => {
    proxyRefusal = null;
    try {
      return ok(await work(await load()));
    } catch (error) {
      const failure = proxyRefusal ?? updateFailure(error, { host, version, timeoutMs });
      log.info(version === null ? 'The check for updates failed' : 'The update failed', failure.kind);
      return fail(failure);
    }
  };

  return {
    latestVersion: () =>
      attempt(null, async (updater) => (await updater.checkForUpdates())?.updateInfo.version ?? ''),
    download: async (version: string, onPercent: (percent: number) => void): Promise<Result<null>> => {
      onProgress = onPercent;
      const outcome = await attempt(version, (updater) => updater.downloadUpdate());
      if (!outcome.ok) return outcome;
      files = outcome.value;
      return ok(null);
    },
    leave: (how: Leaving): void => leave(loaded, files, how),
  };
}

interface Leaving {
  readonly restart: boolean;
  readonly install: boolean;
}

/** @param files  of the version that was downloaded; empty where none was */
function leave(updater: AppUpdater | null, files: readonly string[], { restart, install }: Leaving): void {
  // electron-updater removes the old AppImage before it looks for the new one.
  const canInstall = files.length > 0 && files.every((file) => existsSync(file));
  if (updater !== null) updater.autoInstallOnAppQuit = install && canInstall;
  if (updater === null || !restart || !canInstall) {
    app.quit();
    return;
  }
  // Where the new version cannot be put in place, it ends nothing.
  updater.once('error', () => app.quit());
  updater.quitAndInstall(true, true);
}

function createProxyAnswer(answerProxy: AnswerProxy, refuse: (failure: Failure) => void) {
  let tried: ReturnType<AnswerProxy> = null;
  return (challenge: AuthInfo, callback: (user: string, password: string) => void): void => {
    tried = challenge.isProxy ? answerProxy(proxyOf(challenge), tried) : null;
    if (tried !== null) {
      callback(tried.user, tried.password);
      return;
    }
    if (challenge.isProxy)
      refuse({ kind: 'proxy-login-needed', host: `${challenge.host}:${challenge.port}` });
    // As Electron has it: without a name the answer is taken as it is. The types know only names.
    (callback as () => void)();
  };
}

/** Nothing but what Windsock asks for happens, and nothing tells one computer from another. */
function setUp(updater: AppUpdater): void {
  updater.logger = null;
  updater.autoDownload = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.isUserWithinRollout = () => true;
  // It would make a random number for this computer, keep it in a file and send it along, for rollouts to some computers first.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } });
}

/** SECURITY: whatever the feed names or leads on to, nothing comes over a connection that somebody on the way could change. */
function guardSession(): void {
  const { webRequest } = session.fromPartition(updaterSession, { cache: false });
  webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isUpdateAddress(url) }));
}
