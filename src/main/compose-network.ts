/** Builds what answers proxies, the search, and the check "Why can't I?", which goes every way that the network offers. */

import { ok } from '../shared/failure.ts';
import { homeFolder } from './aws/home-folder.ts';
import { createDiagnose, type Diagnose, type DiagnoseParts } from './commands/diagnose.ts';
import { createDiscover, type Discover, type DiscoverParts } from './commands/discover.ts';
import { createEnvironmentNetworks, type EnvironmentNetworks } from './commands/environment-network.ts';
import { createNetworkWatch, type NetworkWatchParts } from './commands/network-watch.ts';
import type { OpenEnvironmentParts } from './commands/open-environment.ts';
import type { Prompts } from './commands/prompts.ts';
import { createProxyLogins, type ProxyLogins } from './commands/proxy-logins.ts';
import { createTunnels } from './commands/tunnels.ts';
import { type WarmConnectionsParts, warmConnections } from './commands/warm-connections.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { AppState } from './core/app-state.ts';
import { withOnline } from './core/state-online.ts';
import type { AirflowWindows } from './electron/airflow-windows.ts';
import { commandRules } from './electron/command-rules.ts';
import { createNetworkChanges } from './electron/network-changes.ts';
import { watchOnline } from './electron/online.ts';
import { answerProxiesOfPages } from './electron/proxy-login.ts';
import { createWebServerReach } from './electron/reach-web-server.ts';
import { createSessionProxies } from './electron/session-proxy.ts';
import { createTunnelPrograms, isProxyOpen, proxyOpens } from './electron/tunnel-program.ts';
import { connectWebServer } from './electron/web-server-connection.ts';
import type { Store } from './store.ts';

/** Looks for another network only while something waits for one; whether there is any, it knows all the time. */
export function composeNetworkWatch({ store, retryOpening, reloadWindow }: NetworkWatchNeeds) {
  const changes = createNetworkChanges();
  const watch = createNetworkWatch({ store, onChange: changes.onChange, retryOpening, reloadWindow });
  const stopWatchingOnline = watchOnline((isOnline) => store.update((state) => withOnline(state, isOnline)));
  return {
    dispose: () => {
      stopWatchingOnline();
      watch.dispose();
      changes.dispose();
    },
  };
}

type NetworkWatchNeeds = Omit<NetworkWatchParts, 'onChange'>;

/** Gets ready for an opening whenever the picker comes. @returns what ends that */
export function composeWarmConnections(
  store: Store<AppState>,
  { connectApi, loadSdk }: Pick<WarmConnectionsParts, 'connectApi' | 'loadSdk'>,
) {
  return { dispose: warmConnections({ store, connectApi, connectWebServer, loadSdk, nowMs: Date.now }) };
}

/** To be called before the first page loads. */
export function composeProxyLogins(prompts: Pick<Prompts, 'ask'>): ProxyLogins {
  const logins = createProxyLogins(async ({ signal, ...question }) => {
    const answer = await prompts.ask({ kind: 'proxy-login', ...question }, signal);
    return answer?.kind === 'proxy-login' ? { user: answer.user, password: answer.password } : null;
  });
  answerProxiesOfPages(logins.answer);
  return logins;
}

/** Looks nowhere by itself. */
export function composeSearch({ store, aws, goOn }: SearchParts) {
  const { readProfiles, listEnvironments } = aws;
  const { discover, cancel } = createDiscover({ store, readProfiles, listEnvironments, nowMs: Date.now });
  const search: Discover = { discover: (request) => goOn(() => discover(request)), cancel };
  // Nobody's bidding, so it asks nobody.
  return { search, searchAtStart: () => discover() };
}

/** What of the app the search works with. */
interface SearchParts extends Pick<DiscoverParts, 'store'> {
  readonly aws: Pick<DiscoverParts, 'readProfiles' | 'listEnvironments'>;
  readonly goOn: ProxyLogins['goOn'];
}

/** What of the app the check works with. */
interface DiagnosisParts extends Pick<DiagnoseParts, 'store'> {
  readonly aws: Pick<DiagnoseParts, 'callerIdentity' | 'listNames' | 'describeEnvironment'> &
    Pick<OpenEnvironmentParts, 'mintLoginToken'>;
  readonly proxyLogins: ProxyLogins;
  readonly networks: Pick<EnvironmentNetworks, 'ensure'>;
}

/** Checks nothing by itself. */
export function composeDiagnosis({ store, aws, proxyLogins, networks }: DiagnosisParts): Diagnose {
  const reach = createWebServerReach(proxyLogins.answer);
  const { callerIdentity, listNames, describeEnvironment, mintLoginToken } = aws;
  return createDiagnose({
    store,
    callerIdentity,
    listNames,
    describeEnvironment,
    // SECURITY: the token goes no further than this line.
    mintForHost: async (request) => {
      const minted = await mintLoginToken(request);
      return minted.ok ? ok({ host: minted.value.host }) : minted;
    },
    reach: {
      ...reach,
      // The way that a window would go: its tunnel opens for the time of the check.
      resolve: async (question) => {
        const ready = await networks.ensure(question.id, question.signal);
        return ready.ok ? reach.resolve(question) : ready;
      },
    },
  });
}

/** Starts no tunnel and sets no proxy by itself. */
export function composeNetworks(
  { environment }: ComposeOptions,
  store: Store<AppState>,
  airflow: AirflowWindows,
) {
  const startTunnel = createTunnelPrograms({ environment, folder: homeFolder(environment) });
  const tunnels = createTunnels({
    store,
    startTunnel,
    isOpen: isProxyOpen,
    opens: proxyOpens,
  });
  const networks = createEnvironmentNetworks({
    store,
    tunnels,
    setProxy: createSessionProxies(),
    reloadWindow: (windowId) => airflow.act(windowId, { kind: 'reload' }),
    rules: commandRules,
  });
  return { networks, tunnels };
}
