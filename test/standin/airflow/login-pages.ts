// The pages and the endpoint of MWAA's web login, the same for both versions but for their paths.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import type { TokenRefusal } from '../web-login-tokens.ts';
import { airflowMajor, type WorldEnvironment } from '../world.ts';
import { type AirflowRequest, htmlReply, redirectReply } from './airflow-request.ts';
import { cookieNameOf, toSetCookie } from './airflow-sessions.ts';

const PAGE_STYLE = `
  body { margin: 0; font: 15px/1.5 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #16191f; background: #f2f3f3; }
  main { max-width: 460px; margin: 18vh auto 0; padding: 32px 36px; background: #fff; border: 1px solid #d5dbdb; border-radius: 4px; }
  h1 { margin: 0 0 8px; font-size: 20px; font-weight: 600; } p { margin: 8px 0; color: #545b64; }
  a { color: #0073bb; } .error { color: #d13212; }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title><style>${PAGE_STYLE}</style></head>
<body><main>${body}</main></body></html>
`;
}

/** The path under which an environment's version has its login. */
export function loginRoot(environment: WorldEnvironment): '/aws_mwaa' | '/pluginsv2/aws_mwaa' {
  return airflowMajor(environment) === 3 ? '/pluginsv2/aws_mwaa' : '/aws_mwaa';
}

const LOGIN_SCRIPT = `
const say = (text) => { const line = document.getElementById('state'); line.textContent = text; line.className = 'error'; };
const signIn = async ({ endpoint, home, early, replaces }) => {
  const token = window.location.hash.slice(1);
  if (token === '') return say('The link has no web login token.');
  if (early) await fetch(early);
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams({ token }), credentials: 'same-origin' });
  if (answer.ok && replaces) window.location.replace(home);
  else if (answer.ok) window.location.assign(home);
  else say('Login failed: ' + (await answer.text()));
};`;

function consoleUrl(environment: WorldEnvironment): string {
  return `https://${environment.region}.console.aws.amazon.com/mwaa/home?region=${environment.region}#environments/${environment.name}/sso`;
}

/** GET `aws-console-sso`: with `login=true` the page whose script posts the fragment, else on to the AWS console. */
export function answerLoginPage(request: AirflowRequest): Reply {
  const { environment, faults, incoming } = request;
  if (new URLSearchParams(incoming.query).get('login') !== 'true') {
    return redirectReply(consoleUrl(environment));
  }
  const isFaulty = faults.takeAirflowFault(environment.host, 'login-page-500') !== null;
  if (isFaulty || request.session.kind === 'broken') {
    return htmlReply(
      page(
        'Internal Server Error',
        '<h1>Internal Server Error</h1><p>The server could not read the session.</p>',
      ),
      500,
    );
  }
  const isThree = airflowMajor(environment) === 3;
  const isEarly = faults.takeAirflowFault(environment.host, 'early-401') !== null;
  const options = {
    endpoint: `${loginRoot(environment)}/login`,
    home: isThree ? '/' : '/home',
    early: isEarly ? (isThree ? '/api/v2/dags' : '/api/v1/dags') : '',
    // Nobody promises that the login page goes from the history by itself: one does, one stays.
    replaces: isThree,
  };
  return htmlReply(
    page(
      'Airflow login',
      `<h1>Amazon MWAA</h1><p id="state">Signing in to Airflow…</p><script>${LOGIN_SCRIPT}
// Chromium replaces a page that goes on before it is loaded.
addEventListener('load', () => signIn(${JSON.stringify(options)}).catch(() => say('Login failed.')));</script>`,
    ),
  );
}

const REFUSALS: Record<TokenRefusal, readonly [number, string]> = {
  'unknown-token': [401, 'the web login token is not valid.'],
  'other-environment': [401, 'the web login token belongs to another environment.'],
  'used-token': [403, 'the web login token was used before.'],
  'expired-token': [403, 'the web login token has expired.'],
};

function textReply(status: number, body: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body,
  };
}

/** POST `login`: trades a web login token for the session cookie. */
export function answerLogin(request: AirflowRequest): Reply {
  const { environment, faults, sessions, tokens } = request;
  const token = new URLSearchParams(request.incoming.body.toString('utf8')).get('token') ?? '';
  const result = tokens.redeem(token, environment.host);
  const fault = faults.takeAirflowFault(
    environment.host,
    'login-rejects',
    'login-no-cookie',
    'login-wrong-cookie',
  );
  if (typeof result === 'string' || fault?.kind === 'login-rejects') {
    const [status, text] = REFUSALS[typeof result === 'string' ? result : 'unknown-token'];
    return textReply(status, text);
  }
  const done = textReply(200, 'Logged in.');
  if (fault?.kind === 'login-no-cookie') return done;
  const cookie =
    fault?.kind === 'login-wrong-cookie'
      ? toSetCookie(cookieNameOf(environment), 'garbage')
      : sessions.start(environment, result);
  return { ...done, headers: { ...done.headers, 'set-cookie': cookie } };
}

/** The page that strangers land on, with the way back to the AWS console. */
export function answerStrangerPage(request: AirflowRequest): Reply {
  const { environment } = request;
  const body = `<h1>Sign in to Airflow</h1><p>Your session has ended, or you have not signed in yet.</p>
<p><a id="console-sso" href="${loginRoot(environment)}/aws-console-sso">Sign in with the AWS console</a></p>`;
  return htmlReply(page('Sign in - Airflow', body));
}
