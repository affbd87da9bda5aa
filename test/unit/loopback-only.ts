/** Around each unit test: a connection that would leave this computer throws, and fails the test, whoever swallows that. */
import { type NetConnectOpts, Socket } from 'node:net';
import { afterEach, expect } from 'vitest';

declare global {
  /** The hosts that a test asked for and that are not this computer. */
  var strangeHosts: string[];
}

globalThis.strangeHosts = [];

afterEach(() => {
  expect(globalThis.strangeHosts.splice(0)).toEqual([]);
});

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

const connect = Socket.prototype.connect;

/** Node hands its own calls over as a list of one: the options. */
function optionsOf(args: readonly unknown[]): Partial<NetConnectOpts> {
  const [first, second] = args.flat(1);
  if (typeof first === 'object' && first !== null) return first;
  return typeof second === 'string' ? { port: Number(first), host: second } : {};
}

Socket.prototype.connect = function (this: Socket, ...args: readonly unknown[]) {
  const options = optionsOf(args);
  const host = 'host' in options ? options.host : undefined;
  if (host !== undefined && host !== null && !loopback.test(host)) {
    globalThis.strangeHosts.push(host);
    throw new Error(`A unit test asked for ${host}, which is not this computer`);
  }
  return Reflect.apply(connect, this, args);
} as typeof connect;
