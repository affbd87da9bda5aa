// Starts the stand-in: AWS (MWAA, STS, SSO, Sign-In) on loopback http; Airflow web servers and sign-in pages on loopback https.

import { createAirflowSessions, type ExpiryManner } from './airflow/airflow-sessions.ts';
import { createAirflowHandler } from './airflow/answer-airflow.ts';
import { createAwsHandler } from './aws/answer-aws.ts';
import { createKeyRing } from './aws/key-ring.ts';
import { makeCertificate } from './certificate.ts';
import {
  type AirflowFault,
  createFaultBoard,
  type Fault,
  type FaultBoard,
  type Operation,
} from './fault-board.ts';
import { createSignInHandler, isSignInHost } from './identity/answer-sign-in.ts';
import { createIdentityState, identitySecrets } from './identity/identity-state.ts';
import { actInBrowser, type PersonActs } from './identity/person-in-browser.ts';
import { listenOnLoopback, type Reply } from './loopback-server.ts';
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
export interface Standin {
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
  /** Every request so far, oldest first. */
  readonly requests: readonly RequestRecord[];
  readonly world: World;
  setLatency(operation: Operation, ms: number): void;
  setFault(operation: Operation, fault: Fault | null): void;
  /** Makes a part of all calls of an operation fail; the same seed chooses the same calls. */
  setFaultRate: FaultBoard['setFaultRate'];
  /** Moves the server's clock: signatures, expiry and the `Date` of AWS's answers go by it. */
  setClockOffset(ms: number): void;
  /**
   * Does over loopback what a person does in a browser: signs in as the first person of the Identity Center (or as the one named) and
   * allows the client, or confirms the code, that a link is about.
   *
   * @returns where the browser is sent: the callback URL of an authorize link, which the test then fetches; else the last page
   */
  approveSignIn(link: string, userName?: string): Promise<string>;
  /** The same, but the person says no. */
  denySignIn(link: string, userName?: string): Promise<string>;
  /** Ends every session of every Identity Center, as an administrator may. */
  endSsoSessions(): void;
  /** Tokens, codes and client secrets that were given out, to be looked for where they must not be. */
  identitySecrets(): readonly string[];
  setAirflowFault(host: string, fault: AirflowFault | null): void;
  /** Puts a page of the test's own on a host, in front of the stand-in's; null takes it away. */
  setAirflowPage(host: string, path: string, page: Partial<Reply> | null): void;
  /** Ends all web sessions of a host, in its version's way unless said otherwise. */
  expireSessions(host: string, manner?: ExpiryManner): void;
  mintedTokens(environmentName?: string): readonly MintedToken[];
  /** The temporary keys that STS, SSO and Sign-In gave out. */
  issuedKeys(): readonly AccessKey[];
  close(): Promise<void>;
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
  const handleAirflow = createAirflowHandler({ world, tokens, faults, log, now, sessions, pages });
  const handleSignIn = createSignInHandler({ world, identity, log, answerAws: handleAws });
  const aws = await listenOnLoopback({ port: options.awsPort ?? 0, handle: handleAws });
  const handleNames = (others: typeof handleAws): typeof handleAws => {
    return (incoming) => (isSignInHost(world, incoming.host) ? handleSignIn(incoming) : others(incoming));
  };
  const awsTls = await listenOnLoopback({ port: 0, tls: certificate, handle: handleNames(handleAws) });
  const airflow = await listenOnLoopback({
    port: options.airflowPort ?? 0,
    tls: certificate,
    handle: handleNames(handleAirflow),
  });
  const inBrowser = (link: string, decision: PersonActs['decision'], userName?: string): Promise<string> => {
    const first =
      world.identityCenters?.find(({ startUrl }) => link.startsWith(startUrl)) ?? world.identityCenters?.[0];
    const person = userName ?? first?.users[0]?.userName ?? '';
    return actInBrowser({ port: airflow.port, certificate: certificate.cert }, link, {
      decision,
      userName: person,
    });
  };
  const awsUrl = `http://127.0.0.1:${aws.port}`;
  return {
    awsUrl,
    airflowPort: airflow.port,
    awsTlsPort: awsTls.port,
    chromiumSwitches: toChromiumSwitches(airflow.port, certificate.spkiHash),
    environmentVariables: toEnvironmentVariables(awsUrl),
    certificate: certificate.cert,
    requests: log.records,
    world,
    setLatency: faults.setLatency,
    setFault: faults.setFault,
    setFaultRate: faults.setFaultRate,
    setClockOffset: (ms) => {
      clockOffsetMs = ms;
    },
    approveSignIn: (link, userName) => inBrowser(link, 'allow', userName),
    denySignIn: (link, userName) => inBrowser(link, 'deny', userName),
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
    close: async () => {
      await Promise.all([aws.close(), awsTls.close(), airflow.close()]);
    },
  };
}
