/** The plan of the house as data: who may import whom, and what only one file may do. */

/** One room: the files in it and what they may import. The first room that fits a file is its room. */
export interface Room {
  /** A folder (ends with a slash) or a file; `*` stands for any part of one name. */
  readonly files: string;
  /** Folders and files of ours, packages (`node:*`, `@aws-sdk/*`), and `types of ...` for imports that leave nothing behind. */
  readonly mayImport: readonly string[];
}

const shared = 'src/shared/';
const core = 'src/main/core/';
const aws = 'src/main/aws/';
const electronRim = 'src/main/electron/';
const commands = 'src/main/commands/';
const store = 'src/main/store.ts';
const timeoutSignal = 'src/main/timeout-signal.ts';
const joinedWork = 'src/main/joined-work.ts';
const startProgram = 'src/main/start-program.ts';
const pageParts = ['src/renderer/ui/', shared, 'react', 'react-dom'];

/** Who may import whom; everything else is an error, and so is a file of `src` that is in no room. */
export const importTable: readonly Room[] = [
  { files: 'src/shared/rank*.ts', mayImport: [shared, 'fuzzysort'] },
  { files: shared, mayImport: [shared] },
  { files: core, mayImport: [shared, core] },
  {
    files: aws,
    // Clients alone: the SDK's own providers of credentials would ask metadata services.
    mayImport: [
      shared,
      core,
      aws,
      timeoutSignal,
      joinedWork,
      startProgram,
      'node:*',
      '@aws-sdk/client-*',
      '@aws-sdk/nested-clients',
      '@smithy/types',
    ],
  },
  {
    files: electronRim,
    mayImport: [
      shared,
      core,
      electronRim,
      timeoutSignal,
      startProgram,
      'electron',
      'electron-*',
      'zod',
      'zod/mini',
      'node:*',
    ],
  },
  { files: commands, mayImport: [shared, core, commands, store, timeoutSignal, joinedWork] },
  { files: store, mayImport: [shared, core, commands] },
  { files: timeoutSignal, mayImport: [] },
  { files: joinedWork, mayImport: [] },
  { files: startProgram, mayImport: ['node:*'] },
  {
    files: 'src/main/compose*.ts',
    mayImport: [
      shared,
      core,
      aws,
      electronRim,
      commands,
      store,
      'src/main/compose*.ts',
      'types of electron',
      'node:path',
    ],
  },
  {
    files: 'src/main/index.ts',
    mayImport: [
      'src/main/compose.ts',
      'src/main/compose-command-line.ts',
      'src/main/electron/log.ts',
      'src/main/electron/app-protocol.ts',
      'src/main/electron/deep-links.ts',
      'src/main/electron/single-instance.ts',
      'src/main/electron/terminal.ts',
      'src/main/electron/refused-switches.ts',
      'src/main/electron/unexpected.ts',
      'electron',
    ],
  },
  { files: 'src/preload/', mayImport: [shared, 'electron'] },
  { files: 'src/renderer/ui/', mayImport: pageParts },
  { files: 'src/renderer/picker/', mayImport: ['src/renderer/picker/', ...pageParts] },
  { files: 'src/renderer/settings/', mayImport: ['src/renderer/settings/', ...pageParts] },
  { files: 'src/renderer/airflow-window/', mayImport: ['src/renderer/airflow-window/', ...pageParts] },
  { files: 'src/renderer/prompt/', mayImport: ['src/renderer/prompt/', ...pageParts] },
];

/** Words of `src` that stand only in these files: an identifier, a text, or `object.member`. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  ipcMain: ['src/main/electron/ipc.ts'],
  ipcRenderer: ['src/preload/'],
  contextBridge: ['src/preload/'],
  loadURL: ['src/main/electron/guarded-load.ts'],
  // Local files have no place in any window of ours.
  loadFile: [],
  'process.platform': ['src/main/electron/'],
  // Code from a text goes into pages of others only in worlds of our own, but for one.
  executeJavaScript: ['src/main/electron/leave-login-page.ts'],
  executeJavaScriptInIsolatedWorld: [
    'src/main/electron/page-health.ts',
    'src/main/electron/page-full-screen.ts',
    'src/main/electron/scroll-places.ts',
  ],
  // It loads pages, past the guard.
  'navigationHistory.restore': [],
  openExternal: ['src/main/electron/open-outside.ts'],
  child_process: [startProgram],
  'node:child_process': [startProgram],
  // Other ways to a process, or to a module past the import table.
  utilityProcess: [],
  'node:cluster': [],
  'node:worker_threads': [],
  'node:vm': [],
  createRequire: [],
  getBuiltinModule: [],
  Function: [],
  // It starts any program that it is told to.
  relaunch: ['src/main/electron/single-instance.ts'],
  // For a `credential_process`, which a person allows by hand, for a tunnel, which a person typed, and for Windsock's own AppImage.
  startProgram: [
    startProgram,
    'src/main/aws/process-credentials.ts',
    'src/main/electron/tunnel-program.ts',
    'src/main/electron/app-image.ts',
  ],
  // Whatever answers for a permission stands in one file, whose answers real pages ask for (test/e2e/guards-pages.spec.ts).
  setPermissionRequestHandler: ['src/main/electron/session-policy.ts'],
  setPermissionCheckHandler: ['src/main/electron/session-policy.ts'],
  setDevicePermissionHandler: ['src/main/electron/session-policy.ts'],
  // Certificate errors are never clicked through.
  'certificate-error': [],
  // But for one: a company's own authority may vouch for AWS where the person named it.
  setCertificateVerifyProc: ['src/main/electron/ca-bundle.ts'],
  rejectUnauthorized: [],
  'ignore-certificate-errors': [],
  NODE_TLS_REJECT_UNAUTHORIZED: [],
};

/** Names of `electron` that one file alone may import. */
export const electronNamesOnlyIn: Readonly<Record<string, string>> = {
  shell: 'src/main/electron/open-outside.ts',
  ipcMain: 'src/main/electron/ipc.ts',
};

/** Files that do something when they are imported: the entries of the three kinds of process. */
export const entries: readonly string[] = [
  'src/main/index.ts',
  'src/preload/page.ts',
  'src/renderer/*/main.tsx',
];

export const maxFileLines = 300;
export const maxFunctionLines = 60;
