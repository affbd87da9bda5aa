// Starts the stand-in: AWS (MWAA and STS) on loopback http, and the Airflow web servers of all environments on loopback https.

import { createAirflowSessions, type ExpiryManner } from './airflow/airflow-sessions.ts';
import { createAirflowHandler } from './airflow/answer-airflow.ts';
import { createAwsHandler } from './aws/answer-aws.ts';
import { createKeyRing } from './aws/key-ring.ts';
import { makeCertificate } from './certificate.ts';
import { type AirflowFault, createFaultBoard, type Fault, type Operation } from './fault-board.ts';
import { listenOnLoopback, type Reply } from './loopback-server.ts';
import { createRequestLog, type RequestRecord } from './request-log.ts';
import { sampleWorld } from './sample-world.ts';
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
}

/** A running stand-in. */
export interface Standin {
  readonly awsUrl: string;
  readonly airflowPort: number;
  /** The AWS side once more, over https and with a certificate for AWS's own names, for apps that use no endpoint variable. */
  readonly awsTlsPort: number;
  /** Switches with which Chromium finds the Airflow hosts here and trusts their certificate. */
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
  setAirflowFault(host: string, fault: AirflowFault | null): void;
  /** Puts a page of the test's own on a host, in front of the stand-in's; null takes it away. */
  setAirflowPage(host: string, path: string, page: Partial<Reply> | null): void;
  /** Ends all web sessions of a host, in its version's way unless said otherwise. */
  expireSessions(host: string, manner?: ExpiryManner): void;
  mintedTokens(environmentName?: string): readonly MintedToken[];
  /** The temporary keys that AssumeRole gave out. */
  issuedKeys(): readonly AccessKey[];
  close(): Promise<void>;
}

const HOST_PATTERNS = ['*.airflow.amazonaws.com', '*.airflow.amazonaws.com.cn', '*.on.aws'];

function toChromiumSwitches(port: number, spkiHash: string): readonly string[] {
  const rules = HOST_PATTERNS.map((pattern) => `MAP ${pattern} 127.0.0.1:${port}`).join(',');
  return [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${spkiHash}`];
}

function toEnvironmentVariables(awsUrl: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_MWAA: awsUrl,
    AWS_ENDPOINT_URL_STS: awsUrl,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: awsUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function awsHosts({ environments }: World): readonly string[] {
  const regions = [...new Set(environments.map(({ region }) => region))];
  return regions.flatMap((region) => [`env.airflow.${region}.amazonaws.com`, `sts.${region}.amazonaws.com`]);
}

/** Starts both sides on 127.0.0.1; the default world is the sample world. */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const world = options.world ?? sampleWorld;
  const now = options.now ?? Date.now;
  const tokens = createWebLoginTokens(now);
  const faults = createFaultBoard();
  const keyRing = createKeyRing(world);
  const log = createRequestLog({ now, redact: tokens.redact });
  const sessions = createAirflowSessions(now);
  const pages = new Map<string, Reply>();
  const hosts = world.environments.map(({ host }) => host);
  const certificate = await makeCertificate([...hosts, ...awsHosts(world)]);
  const handleAws = createAwsHandler({ world, tokens, faults, log, now, keyRing });
  const aws = await listenOnLoopback({ port: options.awsPort ?? 0, handle: handleAws });
  const awsTls = await listenOnLoopback({ port: 0, tls: certificate, handle: handleAws });
  const airflow = await listenOnLoopback({
    port: options.airflowPort ?? 0,
    tls: certificate,
    handle: createAirflowHandler({ world, tokens, faults, log, now, sessions, pages }),
  });
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
