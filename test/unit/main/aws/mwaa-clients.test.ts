import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { defaultTimeouts, processTimeoutMs } from '../../../../src/main/aws/aws-call.ts';
import type { AwsRequestHandler } from '../../../../src/main/aws/request-handler.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest();
const region = 'eu-west-1';
const name = 'orders-prod';
const admin = 'arn:aws:iam::412233445566:role/data-platform-admin';

function keyLines(at = 0): string {
  const key = standin().world.principals[at]?.keys[0];
  return `aws_access_key_id = ${key?.accessKeyId}\naws_secret_access_key = ${key?.secretAccessKey}\n`;
}

/** A server that no request may reach. */
async function trap() {
  const caught: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    caught.push(request);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, caught, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** A handler as Electron's would be: the platform's fetch, the body as bytes. */
function fetchHandler(seen: string[] = []): AwsRequestHandler {
  return {
    handle: async (request, options) => {
      seen.push(`${request.protocol}//${request.hostname}${request.path}`);
      const query = new URLSearchParams(
        Object.entries(request.query ?? {}).map(([key, value]) => [key, String(value)]),
      );
      const { host: _host, 'content-length': _length, ...headers } = request.headers;
      const answer = await fetch(
        `${request.protocol}//127.0.0.1:${new URL(standin().awsUrl).port}${request.path}?${query}`,
        {
          method: request.method,
          headers,
          body: request.method === 'GET' ? null : (request.body as string),
          signal: options?.abortSignal as AbortSignal,
        },
      );
      return {
        response: {
          statusCode: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: new Uint8Array(await answer.arrayBuffer()),
        },
      };
    },
  };
}

describe('the chosen profile', () => {
  test('decides about endpoint and region: a hostile [default] gets no request, for keys and for roles', async () => {
    const { url, caught, close } = await trap();
    const hostile = `endpoint_url = ${url}\nregion = us-east-2\nservices = evil`;
    const config = `[default]\n${hostile}\n[services evil]\nmwaa =\n  endpoint_url = ${url}\nsts =\n  endpoint_url = ${url}
[services good]\nmwaa =\n  endpoint_url = ${standin().awsUrl}\nsts =\n  endpoint_url = ${standin().awsUrl}
[profile keys]\nservices = good\n[profile role]\nservices = good\nrole_arn = ${admin}\nsource_profile = source
[profile source]\nendpoint_url = ${url}\n`;
    const credentials = `[default]\n${keyLines(1)}\n[keys]\n${keyLines()}[source]\n${keyLines()}`;
    const app = await connectTo(standin(), { config, credentials, environment: {} });
    // The SDK reads these by itself where it is not told.
    vi.stubEnv('AWS_CONFIG_FILE', app.files.AWS_CONFIG_FILE);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', app.files.AWS_SHARED_CREDENTIALS_FILE);
    expect(await app.mintLoginToken({ id: { profile: 'keys', region, name } })).toMatchObject({ ok: true });
    expect(await app.mintLoginToken({ id: { profile: 'role', region, name } })).toMatchObject({ ok: true });
    expect(caught).toHaveLength(0);
    expect(new Set(standin().requests.map((each) => each.region))).toEqual(new Set([region]));
    await close();
  });

  test('with an endpoint in plain http gets no request sent', async () => {
    const config = '[profile p]\nendpoint_url = http://evil.example';
    const { mintLoginToken } = await connectTo(standin(), {
      config,
      credentials: `[p]\n${keyLines()}`,
      environment: {},
    });
    expect(await mintLoginToken({ id: { profile: 'p', region, name } })).toEqual({
      ok: false,
      failure: { kind: 'endpoint-not-allowed', profile: 'p', endpoint: 'http://evil.example' },
    });
  });

  test('that changed while it waited for its credentials is called where it leads to now', async () => {
    const called: string[] = [];
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>();
    const sts = fetchHandler();
    const requestHandler: AwsRequestHandler = {
      handle: async (request, options) => {
        if (request.path === '/') {
          ask();
          await mayGoOn;
          return sts.handle(request, options);
        }
        called.push(request.hostname);
        throw new Error('net::ERR_NAME_NOT_RESOLVED');
      },
    };
    const config = (host: string) =>
      `[profile p]\nrole_arn = ${admin}\nsource_profile = keys\nendpoint_url = https://${host}\n`;
    const app = await connectTo(standin(), {
      environment: { AWS_ENDPOINT_URL_STS: standin().awsUrl },
      requestHandler,
      config: config('before.example'),
      credentials: `[keys]\n${keyLines()}`,
    });
    const id = { profile: 'p', region, name };
    const first = app.mintLoginToken({ id });
    await isAsked;
    await writeFile(app.files.AWS_CONFIG_FILE, config('after.example'));
    await app.profileFiles.read();
    app.clients.drop('p');
    goOn();
    await first;
    await app.mintLoginToken({ id });
    expect(called).toEqual(['before.example', 'after.example']);
  });

  test('without an override is called at the hosts of AWS with their prefixes', async () => {
    const seen: string[] = [];
    const requestHandler: AwsRequestHandler = {
      handle: (request) => {
        seen.push(`${request.protocol}//${request.hostname}${request.path}`);
        return Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'));
      },
    };
    const { mintLoginToken, describeEnvironment, listEnvironments } = await connectTo(standin(), {
      environment: {},
      requestHandler,
    });
    const id = { profile: 'data-platform-prod', region, name };
    const notFound = (host: string) => ({ ok: false, failure: { kind: 'host-not-found', host } });
    expect(await mintLoginToken({ id })).toEqual(notFound('env.airflow.eu-west-1.amazonaws.com'));
    expect(await describeEnvironment({ id })).toEqual(notFound('api.airflow.eu-west-1.amazonaws.com'));
    expect(await listEnvironments({ ...id, region: 'cn-north-1', onFound: () => undefined })).toEqual(
      notFound('api.airflow.cn-north-1.amazonaws.com.cn'),
    );
    expect(await mintLoginToken({ id: { ...id, profile: 'data-platform-admin' } })).toEqual(
      notFound('sts.eu-west-1.amazonaws.com'),
    );
    expect(seen).toEqual([
      'https://env.airflow.eu-west-1.amazonaws.com/webtoken/orders-prod',
      'https://api.airflow.eu-west-1.amazonaws.com/environments/orders-prod',
      'https://api.airflow.cn-north-1.amazonaws.com.cn/environments',
      'https://sts.eu-west-1.amazonaws.com/',
    ]);
  });
});

describe('requests', () => {
  test('go over the given handler, those of STS too', async () => {
    const seen: string[] = [];
    const app = await connectTo(standin(), { requestHandler: fetchHandler(seen) });
    const id = { profile: 'data-platform-admin', region, name };
    expect(await app.mintLoginToken({ id })).toMatchObject({ ok: true });
    expect(seen).toEqual(['http://127.0.0.1/', `http://127.0.0.1/webtoken/${name}`]);
  });

  test('have a deadline each, whatever carries them', async () => {
    const app = await connectTo(standin(), { requestHandler: fetchHandler() });
    standin().setFault('CreateWebLoginToken', { kind: 'silent', times: 1 });
    const id = { profile: 'data-platform-prod', region, name };
    expect(await app.mintLoginToken({ id })).toMatchObject({ ok: true });
  });

  test('are on their way three at once for an account and region, whoever asks', async () => {
    const { handle } = fetchHandler();
    let now = 0;
    let most = 0;
    const requestHandler: AwsRequestHandler = {
      handle: (request, options) => {
        now += 1;
        most = Math.max(most, now);
        return handle(request, options).finally(() => {
          now -= 1;
        });
      },
    };
    const app = await connectTo(standin(), { requestHandler });
    standin().setLatency('CreateWebLoginToken', 20);
    const id = { profile: 'data-platform-prod', region, name };
    const minted = await Promise.all(Array.from({ length: 8 }, () => app.mintLoginToken({ id })));
    expect(minted.filter(({ ok }) => ok)).toHaveLength(8);
    expect(most).toBe(3);
  });

  test('have the limits that are promised, and so have programs that print credentials', () => {
    expect(defaultTimeouts).toEqual({ connectMs: 3_000, requestMs: 8_000, actionMs: 15_000 });
    expect(processTimeoutMs).toBe(60_000);
  });

  test('end with the deadline of the whole action, even where the handler never settles', async () => {
    const requestHandler: AwsRequestHandler = { handle: () => new Promise(() => undefined) };
    const app = await connectTo(standin(), {
      requestHandler,
      timeouts: { connectMs: 50, requestMs: 50, actionMs: 200 },
    });
    const id = { profile: 'data-platform-prod', region, name };
    expect(await app.mintLoginToken({ id })).toEqual({
      ok: false,
      failure: { kind: 'timeout', host: '127.0.0.1', timeoutMs: 200 },
    });
  });
});

describe('a role', () => {
  const failures = [
    ['access-denied', 'access-denied'],
    ['expired-token', 'credentials-expired'],
    ['unrecognized-client', 'credentials-rejected'],
    ['throttle', 'throttled'],
    ['internal', 'aws-internal'],
    ['validation', 'request-invalid'],
    // The client reads XML so leniently that a web page is an answer without credentials.
    ['html', 'answer-incomplete'],
    ['redirect', 'answer-not-json'],
    ['empty-object', 'answer-not-json'],
    ['truncated', 'connection-reset'],
    ['reset', 'connection-reset'],
    ['silent', 'timeout'],
    ['empty-503', 'aws-internal'],
  ] as const;

  test.each(failures)('against the fault %s of STS fails as %s', async (fault, kind) => {
    const { mintLoginToken } = await connectTo(standin());
    standin().setFault('AssumeRole', { kind: fault });
    const minted = await mintLoginToken({ id: { profile: 'data-platform-admin', region, name } });
    expect(minted).toMatchObject({ ok: false, failure: { kind } });
    if (!minted.ok && 'operation' in minted.failure) expect(minted.failure.operation).toBe('AssumeRole');
    expect(standin().requests.some((each) => each.operation === 'CreateWebLoginToken')).toBe(false);
  });

  test('that waits for a silent STS names STS, not MWAA', async () => {
    const sts = standin().awsUrl.replace('127.0.0.1', 'localhost');
    const environment = { ...standin().environmentVariables, AWS_ENDPOINT_URL_STS: sts };
    const timeouts = { connectMs: 100, requestMs: 1_000, actionMs: 300 };
    const { mintLoginToken } = await connectTo(standin(), { environment, timeouts });
    standin().setFault('AssumeRole', { kind: 'silent' });
    expect(await mintLoginToken({ id: { profile: 'data-platform-admin', region, name } })).toMatchObject({
      failure: { kind: 'timeout', host: 'localhost' },
    });
  });

  test('takes its first keys from the environment where the profile says so', async () => {
    const config = `[profile p]\nrole_arn = ${admin}\ncredential_source = Environment\nduration_seconds = 900\nrole_session_name = windsock-test`;
    const key = standin().world.principals[0]?.keys[0];
    const environment = {
      ...standin().environmentVariables,
      AWS_ACCESS_KEY_ID: key?.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key?.secretAccessKey,
    };
    const { mintLoginToken } = await connectTo(standin(), { config, credentials: '', environment });
    expect(await mintLoginToken({ id: { profile: 'p', region, name } })).toMatchObject({
      ok: true,
      value: { iamIdentity: 'assumed-role/data-platform-admin/windsock-test' },
    });
  });

  test('says that the environment has none', async () => {
    const config = `[profile p]\nrole_arn = ${admin}\ncredential_source = Environment`;
    const { mintLoginToken } = await connectTo(standin(), { config, credentials: '' });
    expect(await mintLoginToken({ id: { profile: 'p', region, name } })).toMatchObject({
      failure: { kind: 'credentials-unavailable', profile: 'p' },
    });
  });

  test('of a chain is assumed with the credentials of the one before', async () => {
    const config = `[profile p]\nrole_arn = ${admin}\nsource_profile = q\n[profile q]\nrole_arn = ${admin}\nsource_profile = s`;
    const { mintLoginToken } = await connectTo(standin(), { config, credentials: `[s]\n${keyLines()}` });
    const minted = await mintLoginToken({ id: { profile: 'p', region, name } });
    // The sample role may not assume itself: what matters is that it was asked with the role's own credentials.
    expect(minted).toMatchObject({ failure: { kind: 'access-denied', operation: 'AssumeRole' } });
    expect(JSON.stringify(minted)).toContain('assumed-role/data-platform-admin');
    expect(standin().requests.filter((each) => each.operation === 'AssumeRole')).toHaveLength(2);
  });
});
