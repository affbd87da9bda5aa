// What a route of the sign-in pages gets, and the shape of the pages.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Incoming, Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import type { IdentityState } from './identity-state.ts';

/** A request to a page on which people sign in. */
export interface SignInRequest {
  readonly world: World;
  readonly identity: IdentityState;
  readonly incoming: Incoming;
  /** Of the query, and of the form where one was sent. */
  readonly parameters: URLSearchParams;
}

/** One row of a host's route table; the first that matches answers. */
export interface SignInRoute {
  /** The route's name in the request log. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  answer(request: SignInRequest): Reply;
}

const STYLE = `
  body { margin: 0; font: 15px/1.5 "Amazon Ember", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #16191f; background: #f2f3f3; }
  header { padding: 14px 24px; background: #232f3e; color: #fff; font-weight: 600; }
  main { max-width: 440px; margin: 10vh auto 0; padding: 28px 32px; background: #fff; border: 1px solid #d5dbdb; border-radius: 8px; }
  h1 { margin: 0 0 8px; font-size: 20px; font-weight: 600; } p { margin: 8px 0; color: #414d5c; }
  label { display: block; margin-top: 14px; font-weight: 600; } form { margin: 0; }
  input, select { box-sizing: border-box; width: 100%; margin-top: 4px; padding: 7px 10px; font: inherit; border: 1px solid #7d8998; border-radius: 6px; }
  .buttons { display: flex; gap: 10px; margin-top: 20px; }
  button { padding: 6px 18px; font: inherit; font-weight: 600; border: 2px solid #0972d3; border-radius: 18px; background: #fff; color: #0972d3; }
  button.primary { background: #ff9900; border-color: #ff9900; color: #16191f; }
  code { font: 600 18px/1.6 "Liberation Mono", monospace; letter-spacing: 1px; }`;

/** A page of AWS's, about as AWS has them. */
export function signInPage(title: string, body: string, status = 200): Reply {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body><header>AWS access portal</header><main>${body}</main></body></html>
`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: html,
  };
}

/** A page that says what went wrong, without a way on. */
export function signInErrorPage(message: string): Reply {
  return signInPage('Error', `<h1>It did not work</h1><p id="result">${escapeMarkup(message)}</p>`, 400);
}

/** On to another page by GET. */
export function goTo(location: string, setCookie?: string): Reply {
  const cookie = setCookie === undefined ? {} : { 'set-cookie': setCookie };
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...cookie }, body: '' };
}

/** A form that sends hidden values and whatever the body has in it. */
export function form(action: string, hidden: Readonly<Record<string, string>>, body: string): string {
  const inputs = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`,
  );
  return `<form method="post" action="${action}">${inputs.join('')}${body}</form>`;
}

/** A URL with some parameters added. */
export function withParameters(url: string, parameters: Readonly<Record<string, string>>): string {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(parameters)) whole.searchParams.set(name, value);
  return whole.href;
}

const LOOPBACK_CALLBACK = /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/;

/** Whether a redirect URI is one that a command-line client would listen on. */
export function isLoopbackCallback(uri: string): boolean {
  return LOOPBACK_CALLBACK.test(uri);
}
