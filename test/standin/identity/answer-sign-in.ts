// Answers requests to the hosts on which people sign in: pages here, everything else as the AWS side does.
import type { Incoming, Outcome, Reply } from '../loopback-server.ts';
import type { RequestLog } from '../request-log.ts';
import type { World } from '../world.ts';
import { authorizeRoutes } from './authorize-page.ts';
import type { IdentityState } from './identity-state.ts';
import { loginRoutes } from './login-pages.ts';
import { portalRoutes } from './portal-pages.ts';
import { type SignInRoute, signInErrorPage } from './sign-in-request.ts';

/** What the sign-in pages are made of. */
export interface SignInSide {
  readonly world: World;
  readonly identity: IdentityState;
  readonly log: RequestLog;
  /** What answers calls of the services that share a host with pages. */
  readonly answerAws: (incoming: Incoming) => Promise<Outcome>;
}

const API_HOST = /^(oidc|portal\.sso|sts|signin)\.[a-z0-9-]+\.amazonaws\.com$/;

function routesAt(world: World, host: string): readonly SignInRoute[] {
  if (/^oidc\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return authorizeRoutes;
  if (/^([a-z0-9-]+\.)?signin\.aws\.amazon\.com$/.test(host)) return loginRoutes;
  const isPortal = world.identityCenters?.some(({ startUrl }) => new URL(startUrl).host === host);
  return isPortal ? portalRoutes : [];
}

/** Whether a host is one on which people sign in, or one of the services for it. */
export function isSignInHost(world: World, host: string): boolean {
  return routesAt(world, host).length > 0 || API_HOST.test(host);
}

/** Makes the handler of the sign-in hosts. */
export function createSignInHandler(side: SignInSide): (incoming: Incoming) => Promise<Outcome> {
  return async (incoming) => {
    const { world, identity } = side;
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const routes = routesAt(world, incoming.host);
    const route = routes.find((each) => each.method === method && each.path.test(incoming.path));
    const isApi = routes !== portalRoutes && incoming.method === 'POST';
    if (route === undefined && (isApi || API_HOST.test(incoming.host))) return side.answerAws(incoming);
    const noteStatus = side.log.add(incoming, { side: 'sign-in', operation: route?.name ?? 'unknown' });
    const parameters = new URLSearchParams(incoming.query);
    if (method === 'POST') {
      for (const [name, value] of new URLSearchParams(incoming.body.toString('utf8')))
        parameters.set(name, value);
    }
    const reply: Reply = route?.answer({ world, identity, incoming, parameters }) ?? {
      ...signInErrorPage('There is no such page.'),
      status: 404,
    };
    noteStatus(reply.status);
    return { kind: 'reply', reply };
  };
}
