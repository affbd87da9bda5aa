// What `ssh -N -D PORT bastion` is in these tests: a program that opens a SOCKS proxy on this computer and stays.
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSocksProxy } from './socks-proxy.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    /** A file that gets the program's number. */
    pids: { type: 'string', default: '' },
    /** `name=port`. */
    host: { type: 'string', multiple: true, default: [] },
    /** Does not end when it is asked to. */
    stubborn: { type: 'boolean', default: false },
    /** Never opens its port. */
    silent: { type: 'boolean', default: false },
  },
});

if (values.stubborn) process.on('SIGTERM', () => undefined);
appendFileSync(values.pids, `${process.pid}\n`);
process.stderr.write('bastion-canary: secret of the tunnel\n');
const hosts = values.host.map((each) => each.split('='));
if (values.silent) setInterval(() => undefined, 60_000);
else
  await startSocksProxy(
    Object.fromEntries(hosts.map(([name = '', port]) => [name, Number(port)])),
    Number(values.port),
  );
