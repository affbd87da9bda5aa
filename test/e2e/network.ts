// Networks as tests need them: AWS under its own names, lines that can be cut and mended, certificates that a person trusts.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';

const RULES_SWITCH = '--host-resolver-rules=';

/** How an app's network differs from that of the stand-in's own switches. */
interface NetworkOptions {
  /** Chromium's resolver rules for single hosts; they come before all others. */
  readonly rules?: readonly string[];
  /** No endpoint variables: AWS answers over https at its real names. */
  readonly awsAtItsNames?: boolean;
  /** Without the switch that makes Chromium trust the stand-in's certificate. */
  readonly distrusted?: boolean;
}

/** @returns the same stand-in as an app meets it on another network */
export function onNetwork(
  standin: Standin,
  { rules = [], awsAtItsNames = false, distrusted = false }: NetworkOptions,
): Standin {
  const own = standin.chromiumSwitches.find((each) => each.startsWith(RULES_SWITCH)) ?? RULES_SWITCH;
  const others = standin.chromiumSwitches.filter((each) => each !== own);
  // Chromium takes the first rule that fits, and only the last switch of this name.
  const all = [...rules, ...(awsAtItsNames ? awsRules(standin) : []), own.slice(RULES_SWITCH.length)];
  const variables = Object.entries(standin.environmentVariables).filter(
    ([name]) => !awsAtItsNames || !name.startsWith('AWS_ENDPOINT_URL'),
  );
  return {
    ...standin,
    chromiumSwitches: [`${RULES_SWITCH}${all.join(',')}`, ...(distrusted ? [] : others)],
    environmentVariables: Object.fromEntries(variables),
  };
}

function awsRules({ world, awsTlsPort }: Standin): readonly string[] {
  const regions = [...new Set(world.environments.map(({ region }) => region))];
  const names = ['iam', ...regions.flatMap((region) => [`*.airflow.${region}`, `sts.${region}`])];
  return names.map((name) => `MAP ${name}.amazonaws.com 127.0.0.1:${awsTlsPort}`);
}

/** A line to a server on this computer. Cut, it refuses every connection. */
export interface Line {
  /** `host:port`, for a resolver rule. */
  readonly address: string;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

/** Not 127.0.0.1, where another program may take the port while the line is cut. */
const LINE_HOST = '127.0.0.9';

/** @returns a line that is whole */
export async function layLine(
  targetPort: number,
  at: { readonly host: string; readonly port: number } = { host: LINE_HOST, port: 0 },
): Promise<Line> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // What happens to one end is the other's to notice.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    const far = keep(connect(targetPort, '127.0.0.1'));
    keep(near).pipe(far).pipe(near);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, at.host, resolve);
    });
  await listen(at.port);
  const { port } = server.address() as AddressInfo;
  return {
    address: `${at.host}:${port}`,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
  };
}

const run = promisify(execFile);

/** Trusts a certificate as a person of this HOME would, in the store that Chromium reads on Linux. */
export async function trustCertificate({ folder }: TemporaryHome, ...pems: readonly string[]): Promise<void> {
  const store = join(folder, '.pki/nssdb');
  const file = join(folder, 'trusted.pem');
  await mkdir(store, { recursive: true });
  const certutil = (...args: readonly string[]) => run('certutil', ['-d', `sql:${store}`, ...args]);
  await certutil('-N', '--empty-password');
  for (const pem of pems) {
    await writeFile(file, pem);
    await certutil('-A', '-n', 'trusted', '-t', 'CP,,', '-i', file);
  }
}
