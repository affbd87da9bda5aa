/** What every page of every window is made with. */

/** SECURITY: in a sandbox and a world of its own, without Node and without pages within it that have more. */
export const isolatedPage = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
} as const;
