/** A sign-in with PKCE that is under way in a test, and what the browser does in it. */

import { createConnection } from 'node:net';
import type { SsoSessionsOptions } from '../../../../src/main/aws/sso-sessions.ts';
import type { SignInPhase } from '../../../../src/shared/prompt.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import type { FakeIdentityCenter } from './fake-identity-center.ts';
import { session, sessionsOn } from './sso-fixture.ts';

/** A sign-in that is under way: its link is shown. */
export async function beginOn(
  fake: FakeIdentityCenter,
  options: Partial<SsoSessionsOptions> = {},
  of: SsoSession = session,
) {
  const on = await sessionsOn(fake, options);
  const shown = Promise.withResolvers<string>();
  const cancel = new AbortController();
  const phases: SignInPhase[] = [];
  const result = on.sessions.signIn({
    session: of,
    flow: 'browser',
    signal: cancel.signal,
    onProgress: (phase) => {
      phases.push(phase);
      if (phase.phase === 'waiting') shown.resolve(phase.link);
    },
  });
  result.then(() => shown.reject(new Error('ended before a link was shown'))).catch(() => undefined);
  const link = new URL(await shown.promise);
  const redirect = new URL(link.searchParams.get('redirect_uri') ?? '');
  const state = link.searchParams.get('state') ?? '';
  return { ...on, result, link, redirect, state, cancel, phases, port: Number(redirect.port) };
}

type Begun = Awaited<ReturnType<typeof beginOn>>;

/** What the browser does. */
export async function call(
  { redirect }: Begun,
  query: Readonly<Record<string, string>>,
  path = redirect.pathname,
) {
  const url = new URL(path, redirect);
  url.search = new URLSearchParams(query).toString();
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
