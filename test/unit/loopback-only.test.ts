// Unit tests reach this computer alone.
import { connect } from 'node:net';
import { expect, it } from 'vitest';

it.each([
  ['fetch', '192.0.2.1', (host: string) => fetch(`http://${host}/`)],
  ['a socket', 'example.invalid', async (host: string) => connect({ host, port: 443 })],
  ['a socket by port and host', '203.0.113.7', async (host: string) => connect(443, host)],
])('%s to another computer fails at once, and the test with it', async (_what, host, ask) => {
  const error = await ask(host).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(String(error?.cause ?? error)).toContain('which is not this computer');
  expect(globalThis.strangeHosts.splice(0)).toEqual([host]);
});
