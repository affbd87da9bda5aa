/** Serves Windsock's own pages from `app://windsock`, and nothing else from anywhere. */

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol } from 'electron';
import { pagePath } from '../core/page-path.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const commonHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Makes `app:` a standard, secure scheme; to be called before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built pages in `folder`: GET only, own host only, no way out of the folder. */
export function serveAppProtocol(folder: string): void {
  protocol.handle('app', async (request) => {
    const path = request.method === 'GET' ? pagePath(request.url) : null;
    if (path === null) return refusal(404);
    try {
      const type = contentTypes[extname(path)] ?? 'application/octet-stream';
      return new Response(new Uint8Array(await readFile(join(folder, path))), {
        headers: { ...commonHeaders, 'content-type': type },
      });
    } catch {
      return refusal(404); // no such file; the build's own pages are all there
    }
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}
