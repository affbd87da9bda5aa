// Starts the stand-in: AWS (MWAA, STS, SSO, Sign-In) on loopback http; Airflow web servers and sign-in pages on loopback https.

import { createAirflowSessions, type ExpiryManner } from './airflow/airflow-sessions.ts';
import { createAirflowHandler } from './airflow/answer-airflow.ts';
import { createAwsHandler } from './aws/answer-aws.ts';
import { createKeyRing } from './aws/key-ring.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import {
  type AirflowFault,
  createFaultBoard,
  type Fault,
  type FaultBoard,
  type Operation,
} from './fault-board.ts';
import { createSignInHandler, isSignInHost } from './identity/answer-sign-in.ts';
import { createIdentityState, identitySecrets } from './identity/identity-state.ts';
import { createPersonInBrowser, type PersonInBrowser } from './identity/person-in-browser.ts';
import { type Incoming, listenOnLoopback, type Outcome, type Reply } from './loopback-server.ts';
import { createRequestLog, type RequestRecord } from './request-log.ts';
import { sampleWorld } from './sample-world.ts';
import { hostsOf, toChromiumSwitches, toEnvironmentVariables } from './standin-network.ts';
import { createWebLoginTokens, type MintedToken } from './web-login-tokens.ts';
import type { AccessKey, World } from './world.ts';

/** How to start the stand-in; everything has a default. */
export interface StandinOptions {
  readonly world?: World;
  /** 0, the default, takes any free port. */
  readonly awsPort?: number;
  readonly airflowPort?: number;
  /** The stand-in's clock, for tests of what expires. */
  readonly now?: () => number;
  /** By how much the server's clock is ahead of `now`; negative is behind. */
  readonly clockOffsetMs?: number;
}

/** A running stand-in. */
export interface Standin extends PersonInBrowser {
  readonly awsUrl: string;
  readonly airflowPort: number;
  /** The AWS side once more, over https and with a certificate for AWS's own names, for apps that use no endpoint variable. */
  readonly awsTlsPort: number;
  /** Switches with which Chromium finds the Airflow hosts and the sign-in pages here and trusts their certificate. */
  readonly chromiumSwitches: readonly string[];
  /** Variables with which the SDK and the CLI find the AWS side, and never ask for instance metadata. */
  readonly environmentVariables: Readonly<Record<string, string>>;
  /** The PEM certificate of the Airflow side, for Node clients. */
  readonly certificate: string;
  /** @returns how many connections were made so far to the AWS side and to the web servers, with a request or without */
  connections(): { readonly aws: number; readonly airflow: number };
  /** Every request so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  readonly world: World;
  setLatency(operation: Operation, ms: number): void;
  setFault(operation: Operation, fault: Fault | null): void;
  /** Makes a part of all calls of an operation fail; the same seed chooses the same calls. */
  setFaultRate: FaultBoard['setFaultRate'];
  /** Moves the server's clock: signatures, expiry and the `Date` of AWS's answers go by it. */
  setClockOffset(ms: number): void;
  /** Ends every session of every Identity Center, as an administrator may. */
  endSsoSessions(): void;
  /** Tokens, codes and client secrets that were given out, to be looked for where they must not be. */
  identitySecrets(): readonly string[];
  setAirflowFault(host: string, fault: AirflowFault | null): void;
  /** Puts a page of the test's own on a host, in front of the stand-in's; null takes it away. Sign-in hosts too. */
  setAirflowPage(host: string, path: string, page: Partial<Reply> | null): void;
  /** Ends all web sessions of a host, in its version's way unless said otherwise. */
  expireSessions(host: string, manner?: ExpiryManner): void;
  mintedTokens(environmentName?: string): readonly MintedToken[];
  /** The temporary keys that STS, SSO and Sign-In gave out. */
  issuedKeys(): readonly AccessKey[];
  close(): Promise<void>;
}

type Handle = (incoming: Incoming) => Promise<Outcome>;

/** Starts the three servers; on the TLS ports the host decides who answers. */
async function listen(
  options: StandinOptions & {
    readonly certificate: Certificate;
    readonly isSignIn: (incoming: Incoming) => boolean;
  },
  handle: { readonly aws: Handle; readonly airflow: Handle; readonly signIn: Handle },
) {
  const byHost = (others: Handle): Handle => {
    return (incoming) => (options.isSignIn(incoming) ? handle.signIn(incoming) : others(incoming));
  };
  const tls = options.certificate;
  const aws = await listenOnLoopback({ port: options.awsPort ?? 0, handle: handle.aws });
  const awsTls = await listenOnLoopback({ port: 0, tls, handle: byHost(handle.aws) });
  const airflow = await listenOnLoopback({
    port: options.airflowPort ?? 0,
    tls,
    handle: byHost(handle.airflow),
  });
  const close = async (): Promise<void> => {
    await Promise.all([aws.close(), awsTls.close(), airflow.close()]);
  };
  return {
    awsUrl: `http://127.0.0.1:${aws.port}`,
    awsTlsPort: awsTls.port,
    airflowPort: airflow.port,
    connections: () => ({ aws: aws.connections(), airflow: airflow.connections() }),
    close,
  };
}

/** Starts both sides on 127.0.0.1; the default world is the sample world. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const world = options.world ?? sampleWorld;
  let clockOffsetMs = options.clockOffsetMs ?? 0;
  const now = (): number => (options.now ?? Date.now)() + clockOffsetMs;
  const tokens = createWebLoginTokens(now);
  const faults = createFaultBoard();
  const keyRing = createKeyRing(world);
  const log = createRequestLog({ now, redact: tokens.redact });
  const sessions = createAirflowSessions(now);
  const pages = new Map<string, Reply>();
  const identity = createIdentityState(world, now);
  const certificate = await makeCertificate(hostsOf(world));
  const handleAws = createAwsHandler({ world, tokens, faults, log, now, keyRing, identity });
  const servers = await listen(
    {
      ...options,
      certificate,
      isSignIn: ({ host, path }) => isSignInHost(world, host) && !pages.has(`${host} ${path}`),
    },
    {
      aws: handleAws,
      airflow: createAirflowHandler({ world, tokens, faults, log, now, sessions, pages }),
      signIn: createSignInHandler({ world, identity, log, answerAws: handleAws }),
    },
  );
  const at = { port: servers.airflowPort, certificate: certificate.cert };
  return {
    ...servers,
    ...createPersonInBrowser(world, at),
    chromiumSwitches: toChromiumSwitches(world, servers.airflowPort, certificate.spkiHash),
    environmentVariables: toEnvironmentVariables(servers.awsUrl),
    certificate: certificate.cert,
    requests: log.records,
    world,
    setLatency: faults.setLatency,
    setFault: faults.setFault,
    setFaultRate: faults.setFaultRate,
    setClockOffset: (ms) => {
      clockOffsetMs = ms;
    },
    endSsoSessions: identity.sessions.endAll,
    identitySecrets: () => identitySecrets(identity),
    setAirflowFault: faults.setAirflowFault,
    setAirflowPage: (host, path, page) => {
      const key = `${host} ${path}`;
      if (page === null) pages.delete(key);
      else pages.set(key, { status: 200, headers: { 'content-type': 'text/html' }, body: '', ...page });
    },
    expireSessions: sessions.expire,
    mintedTokens: tokens.minted,
    issuedKeys: keyRing.issued,
  };
}
