// Unit tests reach this computer alone.
import { connect } from 'node:net';
import { expect, it } from 'vitest';

it.each([
  ['fetch', () => fetch('http://192.0.2.1/')],
  ['a socket', async () => connect({ host: 'example.invalid', port: 443 })],
  ['a socket by port and host', async () => connect(443, '203.0.113.7')],
])('%s to another computer fails at once', async (_what, ask) => {
  const error = await ask().then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(String(error?.cause ?? error)).toContain('which is not this computer');
});
