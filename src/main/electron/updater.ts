/** Asks for new versions of Windsock, downloads and installs them, by electron-updater; loaded when first needed. */

import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AuthInfo, app, session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { UpdateRoute } from '../../shared/updates.ts';
import { updateFailure } from '../core/update-failure.ts';
import {
  checkLimits,
  downloadLimits,
  excessFailure,
  type UpdateExcess,
  type UpdateLimits,
} from '../core/update-limits.ts';
import { isUpdateAddress, type UpdateSource, updateSourceFrom } from '../core/update-source.ts';
import { ownAppImage } from './app-image.ts';
import { type Leaving, leaveAppImage, leaveByUpdater } from './leave-for-update.ts';
import { log } from './log.ts';
import { type AnswerProxy, proxyOf } from './proxy-login.ts';
import { copyBeside, removeBeside } from './replace-app-image.ts';
import { boundRequests, type DoWithin, executorOf } from './update-requests.ts';

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

/** electron-updater, set up. */
interface Loaded {
  readonly updater: AppUpdater;
  readonly doWithin: DoWithin;
}

/** @returns what asks, downloads and installs; failure `update-feed-unusable` | `update-feed-insecure` | `update-damaged` | `update-not-saved`, or one of the network */
export function createUpdater({ host, environment, answerProxy }: UpdaterParts) {
  const appImage = ownAppImage(environment, process.execPath);
  if (appImage !== undefined) tidyBeside(appImage);
  let loaded: Loaded | null = null;
  let files: readonly string[] = [];
  let sizes: readonly unknown[] = [];
  let onProgress: (percent: number) => void = () => undefined;
  let refusal: Failure | null = null;
  const refuse = (failure: Failure) => {
    refusal ??= failure; // electron-updater tells less of a request that was not let through
  };

  const attempt = async <T>(
    version: string | null,
    limits: UpdateLimits,
    work: (updater: AppUpdater) => Promise<T>,
  ): Promise<Result<T>> => {
    refusal = null;
    const context = { host, version, timeoutMs: limits.timeoutMs };
    try {
      loaded ??= await loadUpdater({
        appImage,
        host,
        answerProxy,
        refuse,
        onProgress: (percent) => onProgress(percent),
      });
      const { updater, doWithin } = loaded;
      const tell = (excess: UpdateExcess) => refuse(excessFailure(excess, context));
      return ok(await doWithin(limits, tell, () => work(updater)));
    } catch (error) {
      const failure = refusal ?? updateFailure(error, context);
      log.info(version === null ? 'The check for updates failed' : 'The update failed', failure.kind);
      return fail(failure);
    }
  };

  return {
    latestVersion: () =>
      attempt(null, checkLimits, async (updater) => {
        const info = (await updater.checkForUpdates())?.updateInfo;
        sizes = info?.files?.map(({ size }) => size) ?? [];
        return info?.version ?? '';
      }),
    download: async (version: string, onPercent: (percent: number) => void): Promise<Result<null>> => {
      onProgress = onPercent;
      const outcome = await attempt(version, downloadLimits(sizes), async (updater) => {
        const downloaded = await updater.downloadUpdate();
        if (appImage !== undefined) await copyBeside(downloaded[0] ?? '', appImage);
        return downloaded;
      });
      files = outcome.ok ? outcome.value : [];
      return outcome.ok ? ok(null) : outcome;
    },
    leave: (how: Leaving): void => {
      if (appImage === undefined) leaveByUpdater(loaded?.updater ?? null, files, how);
      else leaveAppImage(environment, appImage, { ...how, downloaded: files[0] });
    },
  };
}

/** A Windsock that was killed before it put a new version in place has left that there. */
function tidyBeside(appImage: string): void {
  try {
    removeBeside(appImage);
  } catch (error) {
    log.warn('What is left of an update could not be removed', error);
  }
}

interface LoadParts extends Pick<UpdaterParts, 'host' | 'answerProxy'> {
  readonly appImage: string | undefined;
  /** Hears why electron-updater gets no answer. */
  readonly refuse: (failure: Failure) => void;
  readonly onProgress: (percent: number) => void;
}

async function loadUpdater({ appImage, host, answerProxy, refuse, onProgress }: LoadParts): Promise<Loaded> {
  guardSession(host, () => refuse({ kind: 'update-feed-insecure', host }));
  const updaters = await import('electron-updater');
  // An AppImage that is made together with a deb may have its `package-type` in it, which `autoUpdater` goes by.
  const updater = appImage === undefined ? updaters.autoUpdater : new updaters.AppImageUpdater();
  setUp(updater);
  // An AppImage is put in place by Windsock itself.
  updater.autoInstallOnAppQuit = appImage === undefined;
  updater.on('download-progress', ({ percent }) => onProgress(percent));
  updater.on('login', createProxyAnswer(answerProxy, refuse));
  return { updater, doWithin: boundRequests(executorOf(updater)) };
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
  // It would ask for the parts of the own version, and so tell which one that is.
  updater.disableDifferentialDownload = true;
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.isUserWithinRollout = () => true;
  // It would make a random number for this computer, keep it in a file and send it along, for rollouts to some computers first.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve('') } });
}

/** SECURITY: whatever the feed names or leads on to, nothing comes over a connection that somebody on the way could change. */
function guardSession(host: string, onRefused: () => void): void {
  const { webRequest } = session.fromPartition(updaterSession, { cache: false });
  webRequest.onBeforeRequest(({ url }, answer) => {
    const isSafe = isUpdateAddress(url, host);
    if (!isSafe) onRefused();
    answer({ cancel: !isSafe });
  });
}
