/** Gives Windsock's own pages the commands and the snapshots, and nothing of Electron. */

import { contextBridge, ipcRenderer } from 'electron';
import { commandNames } from '../shared/command-checks.ts';
import { commandChannel, snapshotChannel, type WindsockApi, windowChannel } from '../shared/commands.ts';
import type { Result } from '../shared/failure.ts';

const commands = Object.fromEntries(
  commandNames.map((name) => [
    name,
    (...values: readonly unknown[]): Promise<Result<null>> =>
      ipcRenderer.invoke(commandChannel, name, values),
  ]),
);

const listenOn = (channel: string) => (listener: (snapshot: unknown) => void) => {
  // SECURITY: the event object stays here; it would hand the page the IPC sender.
  const forward = (_event: unknown, snapshot: unknown) => listener(snapshot);
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
};

const api = {
  ...commands,
  onSnapshot: listenOn(snapshotChannel),
  onWindow: listenOn(windowChannel),
} as unknown as WindsockApi;

contextBridge.exposeInMainWorld('windsock', api);
