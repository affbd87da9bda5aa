/** The bridge to Windsock's pages: trusted sender and valid arguments in, snapshots out. */

import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import { areArgumentsOf, isCommandName } from '../../shared/command-checks.ts';
import {
  type CommandArguments,
  type CommandName,
  commandChannel,
  snapshotChannel,
  windowChannel,
} from '../../shared/commands.ts';
import { fail, type Result } from '../../shared/failure.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { mayFrameAsk } from '../core/frame-calls.ts';
import { changesSince } from '../core/to-snapshot.ts';
import { pageOrigin } from './guarded-load.ts';
import { log } from './log.ts';

/** What each command does. */
export type CommandHandlers = {
  readonly [K in CommandName]: (...values: CommandArguments[K]) => Result<null> | Promise<Result<null>>;
};

/** What the bridge needs. */
export interface IpcParts {
  readonly handlers: CommandHandlers;
  /** The webContents of Windsock's own pages that are alive. */
  readonly ownPages: () => readonly WebContents[];
  readonly snapshot: () => Snapshot;
  /** The frames of Airflow windows, each with what it shows. */
  readonly frames: () => readonly { readonly contents: WebContents; readonly snapshot: WindowSnapshot }[];
  /** Whether a person types at this moment: rows that stream in wait for the end of the word. */
  readonly isTyping: () => boolean;
}

/** The way from main to the pages. */
export interface Ipc {
  /**
   * Pushes what changed of the snapshot to every page soon; pushes that come close together become one. `rows`: what a search streams;
   * `windows`: what the frames of Airflow windows alone show.
   */
  readonly push: (what?: 'change' | 'rows' | 'windows') => void;
  readonly dispose: () => void;
}

/** Two pushes are at least this far apart. */
const pushGapMs = 25;
/** Fewer rows than these cost nothing that a person could notice, so they come at once. */
const manyRows = 300;
/** Rows that stream in are slower, and the slower the more there are: each push costs main and page time for all of them. */
const rowsGapMs = (rowCount: number): number => (rowCount < manyRows ? pushGapMs : 250 + rowCount / 4);
/** Rows wait no longer than this for somebody who types on and on. */
const longestRowsGapMs = 2_000;

/** Starts to answer commands. */
export function createIpc(parts: IpcParts): Ipc {
  /** What each page knows. */
  const sent = new WeakMap<WebContents, Snapshot>();
  ipcMain.handle(commandChannel, (event, name: unknown, values: unknown) => {
    // Whatever was sent before, nobody listened.
    if (name === 'pageReady') sent.delete(event.sender);
    return answer(parts, event, { name, values });
  });
  let timer: NodeJS.Timeout | null = null;
  let framesTimer: NodeJS.Timeout | null = null;
  let dueAtMs = 0;
  let pushedAtMs = 0;
  let rowCount = 0;

  function pushNow(): void {
    timer = null;
    pushedAtMs = performance.now();
    const snapshot = parts.snapshot();
    rowCount = snapshot.environments.length;
    for (const page of parts.ownPages()) {
      const changes = changesSince(sent.get(page), snapshot);
      if (Object.keys(changes).length > 0) page.send(snapshotChannel, changes);
      sent.set(page, snapshot);
    }
    pushFrames();
  }

  function pushFrames(): void {
    if (framesTimer !== null) clearTimeout(framesTimer);
    framesTimer = null;
    for (const frame of parts.frames()) tellFrame(frame);
  }

  function pushRows(): void {
    const isInTheWay = rowCount >= manyRows && parts.isTyping();
    if (isInTheWay && performance.now() - pushedAtMs < longestRowsGapMs) timer = setTimeout(pushRows, 50);
    else pushNow();
  }

  return {
    push: (what = 'change') => {
      if (what === 'windows') {
        framesTimer ??= setTimeout(pushFrames, pushGapMs);
        return;
      }
      const dueMs = pushedAtMs + (what === 'rows' ? rowsGapMs(rowCount) : pushGapMs);
      if (timer !== null && dueAtMs <= dueMs) return;
      if (timer !== null) clearTimeout(timer);
      dueAtMs = dueMs;
      timer = setTimeout(what === 'rows' ? pushRows : pushNow, Math.max(0, dueMs - performance.now()));
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      if (framesTimer !== null) clearTimeout(framesTimer);
      ipcMain.removeHandler(commandChannel);
    },
  };
}

/** One whose process ended asks by itself as soon as it is there again. */
function tellFrame({ contents, snapshot }: ReturnType<IpcParts['frames']>[number]): void {
  if (!contents.isCrashed()) contents.send(windowChannel, snapshot);
}

/** A call as it came: nothing about it is known yet. */
interface Call {
  readonly name: unknown;
  readonly values: unknown;
}

async function answer(
  parts: IpcParts,
  event: IpcMainInvokeEvent,
  { name, values }: Call,
): Promise<Result<null>> {
  if (!isTrusted(parts, event) || typeof name !== 'string' || !isCommandName(name)) {
    log.warn('A call was refused: not from a page of ours, or no command');
    return fail({ kind: 'page-call-refused' });
  }
  if (!Array.isArray(values) || !areArgumentsOf(name, values)) {
    log.warn('A call was refused: wrong arguments', name);
    return fail({ kind: 'page-call-refused' });
  }
  const frame = frameOf(parts, event);
  if (frame !== undefined && !mayFrameAsk(frame.snapshot.window, name, values)) {
    log.warn('A call was refused: not for the frame of this window', name);
    return fail({ kind: 'page-call-refused' });
  }
  return run(parts.handlers, name, values);
}

function frameOf({ frames }: IpcParts, { sender }: IpcMainInvokeEvent) {
  return frames().find(({ contents }) => contents.id === sender.id);
}

async function run<K extends CommandName>(
  handlers: CommandHandlers,
  name: K,
  values: CommandArguments[K],
): Promise<Result<null>> {
  try {
    return await handlers[name](...values);
  } catch (error) {
    const reference = Date.now().toString(36);
    log.error(`Command ${name} failed, entry ${reference}`, error);
    return fail({ kind: 'unexpected', reference });
  }
}

// SECURITY: a known webContents, its top frame, and our own origin; an Airflow page has no bridge, this is the second wall.
function isTrusted({ ownPages, frames }: IpcParts, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame.url.startsWith(`${pageOrigin}/`) &&
    [...ownPages(), ...frames().map(({ contents }) => contents)].some(({ id }) => id === event.sender.id)
  );
}
