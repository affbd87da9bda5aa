// A SOCKS5 proxy in the network where private web servers are: only it knows their names.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy that listens on this computer. */
export interface SocksProxy {
  readonly port: number;
  /** Every `host:port` that it was asked for, in order; addresses stand in `addresses`. */
  readonly names: readonly string[];
  /** What was looked up before it came here. */
  readonly addresses: readonly string[];
  readonly close: () => Promise<void>;
}

const [NO_LOGIN, CONNECT, IPV4, NAME, IPV6] = [0, 1, 1, 3, 4];
const [SUCCEEDED, HOST_UNREACHABLE] = [0, 4];

/** A reply without an address of its own. @see RFC 1928, section 6 */
const reply = (code: number) => Buffer.from([5, code, 0, IPV4, 0, 0, 0, 0, 0, 0]);

/** @returns the wanted `host:port` and whether it is a name; null while the request is not whole yet */
function wanted(request: Buffer): { readonly place: string; readonly isName: boolean } | null {
  const kind = request[3];
  const lengths: Readonly<Record<number, number>> = { [IPV4]: 4, [IPV6]: 16, [NAME]: 1 + (request[4] ?? 0) };
  const end = 4 + (lengths[kind ?? 0] ?? 0);
  if (request.length < end + 2) return null;
  const isName = kind === NAME;
  const host = isName
    ? request.subarray(5, end).toString('latin1')
    : request.subarray(4, end).toString('hex');
  return { place: `${host}:${request.readUInt16BE(end)}`, isName };
}

/**
 * @param hosts  name -> port on this computer; no other name is known
 * @param port  0 takes any free port
 */
export async function startSocksProxy(
  hosts: Readonly<Record<string, number>>,
  port = 0,
): Promise<SocksProxy> {
  const names: string[] = [];
  const addresses: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    keep(near);
    let read = Buffer.alloc(0);
    let isGreeted = false;
    const onData = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      if (!isGreeted) {
        const length = 2 + (read[1] ?? 255);
        if (read.length < length) return;
        isGreeted = true;
        read = read.subarray(length);
        near.write(Buffer.from([5, NO_LOGIN]));
      }
      const request = wanted(read);
      if (request === null) return;
      near.off('data', onData);
      (request.isName ? names : addresses).push(request.place);
      const target = hosts[request.place.replace(/:\d+$/, '')];
      if (read[1] !== CONNECT || !request.isName || target === undefined) {
        near.end(reply(HOST_UNREACHABLE));
        return;
      }
      const far = keep(
        connect(target, '127.0.0.1', () => {
          near.write(reply(SUCCEEDED));
          near.pipe(far).pipe(near);
        }),
      );
    };
    near.on('data', onData);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    names,
    addresses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
