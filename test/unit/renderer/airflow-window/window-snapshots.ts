/** Made-up snapshots for the tests of the frame, one for each state that a person can meet. */

import type {
  AirflowSession,
  AirflowWindowState,
  WindowSnapshot,
} from '../../../../src/shared/airflow-window.ts';
import type { Environment } from '../../../../src/shared/environment.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';

export const host = '0f2b6c1e-93d7-4c1a-8a55-6f0d1f2f7a10.c7.eu-west-1.airflow.amazonaws.com';

export const environment: Environment = {
  id: { profile: 'data-platform-prod', region: 'eu-west-1', name: 'orders-prod' },
  origin: 'listed',
  status: 'AVAILABLE',
  airflowVersion: '2.10.3',
  webserverHost: host,
  accountId: '111122223333',
};

const acme: SsoSession = {
  key: 'acme-prod',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
};

export const signedIn: AirflowSession = {
  host,
  loggedInAtMs: 0,
  phase: 'signed-in',
  airflowUser: 'assumed-role/DataPlatformAdmin/mara.lindqvist',
  iamIdentity: 'arn:aws:sts::111122223333:assumed-role/DataPlatformAdmin/mara.lindqvist',
};

export const personNeeded: AirflowSession = {
  ...signedIn,
  phase: 'person-needed',
  failure: {
    kind: 'person-needed',
    profile: 'data-platform-prod',
    need: { kind: 'sign-in', session: acme },
  },
};

const windowState: AirflowWindowState = {
  windowId: 7,
  id: environment.id,
  page: {
    url: `https://${host}/dags/orders_daily/grid?dag_run_id=scheduled__2026-01-04T00%3A00%3A00%2B00%3A00&tab=graph`,
    title: 'orders_daily - Grid - Airflow',
    isLoading: false,
    canGoBack: true,
    canGoForward: false,
  },
  problem: null,
  zoomFactor: 1,
  find: null,
  downloads: [],
  isPageFullScreen: false,
  timesCopied: 0,
};

/** @returns a snapshot of a window in which all is well, with these differences */
export function windowSnapshot(
  more: Partial<Omit<WindowSnapshot, 'window'>> & { readonly window?: Partial<AirflowWindowState> } = {},
): WindowSnapshot {
  return {
    keyboard: 'other',
    environment,
    session: signedIn,
    opening: null,
    production: null,
    accountAlias: 'acme-data',
    tunnel: null,
    ...more,
    window: { ...windowState, ...more.window },
  };
}

const noPage = { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false } as const;
const silent = { kind: 'timeout', host, timeoutMs: 15_000 } as const;

/** Every state that looks different from the others. */
export const windowStates: Readonly<Record<string, WindowSnapshot>> = {
  well: windowSnapshot(),
  loading: windowSnapshot({ window: { page: { ...windowState.page, isLoading: true, canGoForward: true } } }),
  production: windowSnapshot({
    production: { word: 'production', colour: 'red' },
    window: { zoomFactor: 1.25 },
  }),
  tunnel: windowSnapshot({ tunnel: { state: 'running' }, proxy: 'socks5://127.0.0.1:8157' }),
  'tunnel-ended': windowSnapshot({ tunnel: { state: 'failed', problem: 'exit code 255' } }),
  'starting-tunnel': windowSnapshot({ opening: { phase: 'starting-tunnel' }, tunnel: { state: 'starting' } }),
  'person-needed': windowSnapshot({
    session: personNeeded,
    production: { word: 'production', colour: 'red' },
  }),
  renewing: windowSnapshot({ session: { ...signedIn, phase: 'renewing' } }),
  waiting: windowSnapshot({
    opening: { phase: 'waiting-for-person', need: { kind: 'sign-in', session: acme } },
  }),
  expired: windowSnapshot({ session: { ...signedIn, phase: 'expired', failure: { kind: 'offline' } } }),
  stopped: windowSnapshot({ session: { ...signedIn, phase: 'stopped' } }),
  forbidden: windowSnapshot({ session: { ...signedIn, phase: 'forbidden' } }),
  broken: windowSnapshot({ session: { ...signedIn, failure: { kind: 'session-broken', host } } }),
  slow: windowSnapshot({ window: { problem: { kind: 'slow', waitedMs: 15_000 } } }),
  find: windowSnapshot({ window: { find: { text: 'orders', at: 3, matches: 12 } } }),
  'find-nothing': windowSnapshot({ window: { find: { text: 'ordres', at: 0, matches: 0 } } }),
  'page-full-screen': windowSnapshot({ window: { isPageFullScreen: true } }),
  downloads: windowSnapshot({
    window: {
      downloads: [
        {
          id: 'a',
          source: 'page',
          fileName: 'attempt=1.log',
          state: 'done',
          receivedBytes: 48_213,
          totalBytes: 48_213,
        },
        {
          id: 'b',
          source: 'page',
          fileName: 'orders_daily.log',
          state: 'failed',
          receivedBytes: 0,
          totalBytes: 0,
        },
        {
          id: 'c',
          source: 'page',
          fileName: 'dag_id=orders_daily run_id=scheduled__2026-01-04 task_id=load_warehouse attempt=2.log',
          state: 'running',
          receivedBytes: 3_100_000,
          totalBytes: 12_400_000,
        },
      ],
    },
  }),
  'logging-in': windowSnapshot({ opening: { phase: 'signing-in', host }, window: { page: noPage } }),
  'login-failed': windowSnapshot({
    opening: { phase: 'failed', failure: { kind: 'session-broken', host } },
    window: { page: noPage },
  }),
  failed: windowSnapshot({ window: { problem: { kind: 'failed', failure: silent } } }),
  reloading: windowSnapshot({
    window: { problem: { kind: 'crashed', timesInAMinute: 1, isReloading: true } },
  }),
  crashed: windowSnapshot({
    window: { problem: { kind: 'crashed', timesInAMinute: 3, isReloading: false } },
  }),
  hangs: windowSnapshot({ window: { problem: { kind: 'hangs' } } }),
};

/** @returns the state of this name */
export function stateOf(name: string): WindowSnapshot {
  const found = windowStates[name];
  if (found === undefined) throw new Error(`There is no state ${name}`);
  return found;
}
