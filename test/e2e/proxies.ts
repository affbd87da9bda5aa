// Real proxies between the app and the stand-in, and the internet that they see: AWS and Airflow under their own names.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { until } from '../desktop/start-desktop.ts';
import type { Standin } from '../standin/start-standin.ts';

/** Where proxies find every host; itself a proxy without a will of its own. */
export interface Internet {
  readonly port: number;
  /** Every `host:port` that was asked for, in order. */
  readonly connections: readonly string[];
  /** Holds back every connection whose host ends like this; null lets all through. */
  readonly stall: (ending: string | null) => void;
  /** What leads here and ends with it, a failed test's proxies too. */
  readonly endsWithIt: (stop: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** @returns an internet in which the stand-in is AWS, and nothing else exists */
export async function layInternet({ world, awsTlsPort, airflowPort }: Standin): Promise<Internet> {
  const airflowHosts = new Set(world.environments.map(({ host }) => host));
  const connections: string[] = [];
  const sockets = new Set<Duplex>();
  const stops: (() => Promise<void>)[] = [];
  let stalled: string | null = null;
  const keep = <T extends Duplex>(socket: T): T => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createHttpServer((_request, response) => response.writeHead(404).end());
  server.on('connect', ({ url = '' }, socket: Duplex) => {
    connections.push(url);
    const near = keep(socket);
    const host = url.replace(/:\d+$/, '');
    if (stalled !== null && host.endsWith(stalled)) return;
    const isAws = /^(iam|(env|api|sts|portal|oidc)\..*)\.amazonaws\.com$/.test(host);
    const port = airflowHosts.has(host) ? airflowPort : isAws ? awsTlsPort : null;
    if (port === null) {
      near.end('HTTP/1.1 502 No such host\r\n\r\n');
      return;
    }
    const far: Socket = keep(
      connect(port, '127.0.0.1', () => {
        near.write('HTTP/1.1 200 Connected\r\n\r\n');
        near.pipe(far).pipe(near);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    stall: (ending) => {
      stalled = ending;
    },
    endsWithIt: (stop) => {
      stops.push(stop);
    },
    close: async () => {
      for (const stop of stops) await stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}

/** A proxy of Debian's. */
export interface Proxy {
  readonly port: number;
  /** What it printed or logged so far. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A proxy that looks into TLS. */
export interface InterceptingProxy extends Proxy {
  /** PEM text of the authority with which it makes its certificates. */
  readonly authority: string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function run(program: string, args: readonly string[], port: number): Promise<Omit<Proxy, 'port'>> {
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  await until(program, () => isListening(port)).catch(async (error: unknown) => {
    await stop();
    throw new Error(`${program} did not start: ${printed}`, { cause: error });
  });
  return { log: async () => printed, stop };
}

/** tinyproxy, with a name and a password where they are given. */
export async function startTinyproxy(
  internet: Internet,
  login?: { readonly user: string; readonly password: string },
): Promise<Proxy> {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-tinyproxy-'));
  const port = await freePort();
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 60',
    'MaxClients 50',
    'LogLevel Connect',
    'ConnectPort 443',
    `Upstream http 127.0.0.1:${internet.port}`,
    ...(login === undefined ? [] : [`BasicAuth ${login.user} ${login.password}`]),
  ];
  await writeFile(join(folder, 'tinyproxy.conf'), `${lines.join('\n')}\n`);
  const running = await run('tinyproxy', ['-d', '-c', join(folder, 'tinyproxy.conf')], port);
  const stop = () => stopAndRemove(running.stop, folder);
  internet.endsWithIt(stop);
  return { port, log: running.log, stop };
}

/** mitmproxy, which makes certificates of its own for every host but those that are left alone. */
export async function startMitmproxy(
  internet: Internet,
  { leavesAlone }: { readonly leavesAlone?: string } = {},
): Promise<InterceptingProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'windsock-mitmproxy-'));
  const port = await freePort();
  const settings = [
    `confdir=${folder}`,
    `mode=upstream:http://127.0.0.1:${internet.port}`,
    'ssl_insecure=true',
    'connection_strategy=lazy',
    'flow_detail=1',
    ...(leavesAlone === undefined ? [] : [`ignore_hosts=${leavesAlone}`]),
  ];
  const args = ['--listen-host', '127.0.0.1', '--listen-port', String(port)];
  const running = await run('mitmdump', [...args, ...settings.flatMap((each) => ['--set', each])], port);
  const stop = () => stopAndRemove(running.stop, folder);
  internet.endsWithIt(stop);
  const authority = await readFile(join(folder, 'mitmproxy-ca-cert.pem'), 'utf8');
  return { port, log: running.log, authority, stop };
}

async function stopAndRemove(stop: () => Promise<void>, folder: string): Promise<void> {
  await stop();
  await rm(folder, { recursive: true, force: true });
}
