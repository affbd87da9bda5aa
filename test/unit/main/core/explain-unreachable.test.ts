import { describe, expect, test } from 'vitest';
import { explainUnreachable, type WebServerFacts } from '../../../../src/main/core/explain-unreachable.ts';
import type { Environment } from '../../../../src/shared/environment.ts';
import type { Failure } from '../../../../src/shared/failure.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { alpha, listed } from '../sample-state.ts';

const host = 'abc.c2.eu-west-1.airflow.amazonaws.com';
const vpceHost = 'abc-vpce.c2.eu-west-1.airflow.amazonaws.com';
const custom = 'airflow.acme.example';
const notFound: Failure = { kind: 'host-not-found', host };
const timeout: Failure = { kind: 'timeout', host, timeoutMs: 8_000 };
const refused: Failure = { kind: 'connection-refused', host };
const noRoute: Failure = { kind: 'network', host, code: 'ERR_ADDRESS_UNREACHABLE' };

function explain(failure: Failure, more: Partial<Environment> = {}, facts: Partial<WebServerFacts> = {}) {
  const environment = listed(alpha, more);
  return explainUnreachable(failure, {
    environment,
    customHost: undefined,
    addresses: [],
    proxy: null,
    ...facts,
  });
}

describe('a web server that was not reached', () => {
  test.each<readonly [string, Failure, string]>([
    ['a name that is not found', notFound, 'not-found'],
    ['a time-out', timeout, 'timeout'],
    ['a refusal', refused, 'refused'],
    ['no route', noRoute, 'no-route'],
    ['no route by a SOCKS proxy', { ...noRoute, code: 'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE' }, 'no-route'],
    ['no tunnel by a proxy', { ...noRoute, code: 'ERR_TUNNEL_CONNECTION_FAILED' }, 'no-route'],
  ])('is private by what AWS says of it: %s', (_what, failure, problem) => {
    const private_ = { kind: 'private-host-unreachable', host, problem };
    expect(explain(failure, { accessMode: 'PRIVATE_ONLY' })).toEqual(private_);
    expect(explain(failure, { accessMode: 'PUBLIC_ONLY' })).toBe(failure);
    expect(explain(failure, { accessMode: 'PUBLIC_AND_PRIVATE' })).toBe(failure);
    expect(explain(failure)).toBe(failure);
  });

  test('is private by its name, although nobody may describe it', () => {
    expect(explain({ ...timeout, host: vpceHost })).toEqual({
      kind: 'private-host-unreachable',
      host: vpceHost,
      problem: 'timeout',
    });
  });

  test.each([
    [['10.0.3.4'], '10.0.3.4'],
    [['52.1.2.3', '172.20.0.9'], '172.20.0.9'],
    [['192.168.1.7'], '192.168.1.7'],
    [['100.64.0.1'], '100.64.0.1'],
    [['169.254.10.1'], '169.254.10.1'],
    [['fd00::1'], 'fd00::1'],
    [['fe80::1'], 'fe80::1'],
    [['::ffff:10.0.0.1'], '::ffff:10.0.0.1'],
    [['52.1.2.3'], null],
    [['100.128.0.1'], null],
    [['2600:1f18::1'], null],
    [['::ffff:52.1.2.3'], null],
  ])('is private by what its name leads to: %j', (addresses, address) => {
    const explained = explain(timeout, {}, { addresses });
    if (address === null) expect(explained).toBe(timeout);
    else expect(explained).toEqual({ kind: 'private-host-unreachable', host, problem: 'timeout', address });
  });

  test('is told with the proxy that did not get there', () => {
    expect(explain(noRoute, { accessMode: 'PRIVATE_ONLY' }, { proxy: '127.0.0.1:8157' })).toEqual({
      kind: 'private-host-unreachable',
      host,
      problem: 'no-route',
      proxy: '127.0.0.1:8157',
    });
  });

  test('is one behind the company’s own domain, too', () => {
    const failure: Failure = { ...notFound, host: custom };
    const private_ = { kind: 'private-host-unreachable', host: custom, problem: 'not-found' };
    expect(explain(failure, { accessMode: 'PRIVATE_ONLY' }, { customHost: custom })).toEqual(private_);
    expect(explain(failure, { accessMode: 'PRIVATE_ONLY' })).toBe(failure);
  });

  const reset: Failure = { kind: 'connection-reset', host };
  const missing: Failure = { kind: 'login-page-missing', host };
  const error = (status: number): Failure => ({ kind: 'web-server-error', host, status });

  test.each(['UPDATING', 'MAINTENANCE', 'CREATING', 'CREATING_SNAPSHOT', 'ROLLING_BACK'])(
    'may be away while AWS works on it: %s',
    (status) => {
      const updating = { kind: 'environment-updating', name: 'alpha', status, host };
      for (const failure of [notFound, timeout, refused, noRoute, reset, missing, error(502), error(503)]) {
        expect(explain(failure, { status })).toEqual(updating);
      }
      // No way in is likelier where it is private.
      expect(explain(timeout, { status, accessMode: 'PRIVATE_ONLY' }).kind).toBe('private-host-unreachable');
      expect(explain(error(503), { status, accessMode: 'PRIVATE_ONLY' })).toEqual(updating);
      expect(explain(error(404), { status })).toEqual(error(404));
    },
  );

  test.each(['AVAILABLE', 'UNAVAILABLE', 'UPDATE_FAILED', 'TEAPOT', undefined])(
    'is not excused by the status %s',
    (status) => {
      const environment = status === undefined ? {} : { status };
      for (const failure of [timeout, error(503)]) expect(explain(failure, environment)).toBe(failure);
    },
  );
});

test('what is not about the way to a web server stays as it is', () => {
  const aws = 'env.airflow.eu-west-1.amazonaws.com';
  const calls: readonly Failure[] = [
    { ...notFound, host: aws },
    { ...timeout, host: aws },
    { ...refused, host: aws },
  ];
  const others = everyFailure.filter(
    ({ kind }) =>
      ![
        'host-not-found',
        'timeout',
        'connection-refused',
        'network',
        'connection-reset',
        'login-page-missing',
        'web-server-error',
      ].includes(kind),
  );
  for (const failure of [...calls, ...others]) {
    expect(explain(failure, { accessMode: 'PRIVATE_ONLY', status: 'UPDATING' })).toBe(failure);
  }
});
