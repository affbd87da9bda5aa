import { describe, expect, test } from 'vitest';
import { type AwsCall, awsFailure, describeErrorForLog } from '../../../../src/main/core/aws-failure.ts';
import { cleanMessage } from '../../../../src/main/core/clean-message.ts';
import { netFailure } from '../../../../src/main/core/net-failure.ts';
import { failureText } from '../../../../src/shared/failure-text.ts';

const host = 'env.airflow.eu-west-1.amazonaws.com';
const call: AwsCall = {
  operation: 'CreateWebLoginToken',
  place: { profile: 'p', region: 'eu-west-1', environment: 'e' },
  host,
  timeoutMs: 8_000,
};

function sdkError(name: string, message = '', more: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}

function status(httpStatusCode: number) {
  return { $metadata: { httpStatusCode } };
}

const hint =
  '\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.';

const table: readonly (readonly [string, unknown, string])[] = [
  [
    'AccessDeniedException',
    sdkError('AccessDeniedException', 'No Airflow role granted in IAM.', status(403)),
    'access-denied',
  ],
  ['AccessDenied of STS', sdkError('AccessDenied', '', status(403)), 'access-denied'],
  ['a 403 without a name', sdkError('UnknownError', '', status(403)), 'access-denied'],
  [
    'ResourceNotFoundException',
    sdkError('ResourceNotFoundException', '', status(404)),
    'environment-not-found',
  ],
  ['ValidationException', sdkError('ValidationException', '', status(400)), 'request-invalid'],
  ['InvalidRequestException of SSO', sdkError('InvalidRequestException', '', status(400)), 'request-invalid'],
  ['ValidationError of STS', sdkError('ValidationError', '', status(400)), 'request-invalid'],
  ['InternalServerException', sdkError('InternalServerException', '', status(500)), 'aws-internal'],
  ['ServiceUnavailable', sdkError('ServiceUnavailableException', '', status(503)), 'aws-internal'],
  ['a 502 without a name', sdkError('UnknownError', '', status(502)), 'aws-internal'],
  ['ThrottlingException', sdkError('ThrottlingException', 'Rate exceeded', status(400)), 'throttled'],
  ['Throttling of STS', sdkError('Throttling', '', status(400)), 'throttled'],
  ['TooManyRequestsException', sdkError('TooManyRequestsException', '', status(429)), 'throttled'],
  ['a 429 without a name', sdkError('UnknownError', '', status(429)), 'throttled'],
  ['ExpiredTokenException', sdkError('ExpiredTokenException', '', status(403)), 'credentials-expired'],
  ['ExpiredToken of STS', sdkError('ExpiredToken', '', status(403)), 'credentials-expired'],
  [
    'expiry told in the message',
    sdkError('InvalidSignatureException', 'The security token included in the request is expired'),
    'credentials-expired',
  ],
  [
    'UnrecognizedClientException',
    sdkError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      status(403),
    ),
    'credentials-rejected',
  ],
  ['InvalidClientTokenId', sdkError('InvalidClientTokenId', '', status(403)), 'credentials-rejected'],
  ['SignatureDoesNotMatch', sdkError('SignatureDoesNotMatch', '', status(403)), 'credentials-rejected'],
  [
    'InvalidSignatureException',
    sdkError('InvalidSignatureException', 'The request signature we calculated', status(403)),
    'credentials-rejected',
  ],
  [
    'a signature of yesterday',
    sdkError(
      'InvalidSignatureException',
      'Signature expired: 20260101T000000Z is now earlier than',
      status(403),
    ),
    'clock-wrong',
  ],
  [
    'a signature of tomorrow',
    sdkError('SignatureDoesNotMatch', 'Signature not yet current: 20260101T000000Z', status(403)),
    'clock-wrong',
  ],
  ['RequestTimeTooSkewed', sdkError('RequestTimeTooSkewed', '', status(403)), 'clock-wrong'],
  [
    'CredentialsProviderError',
    sdkError('CredentialsProviderError', 'Could not load'),
    'credentials-unavailable',
  ],
  ['TokenProviderError', sdkError('TokenProviderError'), 'credentials-unavailable'],
  [
    'a web page',
    sdkError('SyntaxError', `Unexpected token '<', "<html>" is not valid JSON${hint}`, {
      $response: { statusCode: 200 },
    }),
    'answer-not-json',
  ],
  [
    'a web page with a status of error',
    sdkError('SyntaxError', 'Unexpected token <', { $response: { statusCode: 503 } }),
    'answer-not-json',
  ],
  [
    'a web page instead of XML',
    sdkError('TypeError', `Cannot read properties of undefined${hint}`, { $response: { statusCode: 200 } }),
    'answer-not-json',
  ],
  ['half an answer', sdkError('SyntaxError', `Unexpected end of JSON input${hint}`), 'connection-reset'],
  ['a redirect', sdkError('UnknownError', '', { $metadata: { httpStatusCode: 302 } }), 'answer-not-json'],
  [
    'a redirect that Electron refused',
    new Error("Attempted to redirect, but redirect policy was 'error'"),
    'answer-not-json',
  ],
  ['TimeoutError', sdkError('TimeoutError', 'Connection timed out after 8000 ms'), 'timeout'],
  ['AbortError', sdkError('AbortError', 'Request aborted'), 'cancelled'],
  ['ENOTFOUND', sdkError('Error', 'getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' }), 'host-not-found'],
  ['EAI_AGAIN', sdkError('Error', '', { code: 'EAI_AGAIN' }), 'host-not-found'],
  ['ECONNREFUSED', sdkError('Error', '', { code: 'ECONNREFUSED' }), 'connection-refused'],
  [
    'ECONNREFUSED at every address',
    new AggregateError([sdkError('Error', '', { code: 'ECONNREFUSED' })]),
    'connection-refused',
  ],
  ['ECONNRESET', sdkError('Error', 'socket hang up', { code: 'ECONNRESET' }), 'connection-reset'],
  [
    'a reset that the SDK calls a time-out',
    sdkError('TimeoutError', '', { code: 'ECONNRESET' }),
    'connection-reset',
  ],
  ['EPIPE', sdkError('Error', '', { code: 'EPIPE' }), 'connection-reset'],
  ['ETIMEDOUT', sdkError('Error', '', { code: 'ETIMEDOUT' }), 'timeout'],
  ['ENETUNREACH', sdkError('Error', '', { code: 'ENETUNREACH' }), 'offline'],
  ['EHOSTUNREACH', sdkError('Error', '', { code: 'EHOSTUNREACH' }), 'network'],
  ['an expired certificate', sdkError('Error', '', { code: 'CERT_HAS_EXPIRED' }), 'certificate-refused'],
  [
    'a self-signed certificate',
    sdkError('Error', '', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    'certificate-refused',
  ],
  [
    'an unknown issuer',
    sdkError('Error', '', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
    'certificate-refused',
  ],
  [
    'a certificate of another host',
    sdkError('Error', '', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
    'certificate-refused',
  ],
  [
    'a cause within fetch',
    sdkError('TypeError', 'fetch failed', { cause: { code: 'ECONNREFUSED' } }),
    'connection-refused',
  ],
  ["Chromium's name not found", new Error('net::ERR_NAME_NOT_RESOLVED'), 'host-not-found'],
  ["Chromium's refused", new Error('net::ERR_CONNECTION_REFUSED'), 'connection-refused'],
  ["Chromium's offline", new Error('Failed: net::ERR_INTERNET_DISCONNECTED'), 'offline'],
  ["Chromium's certificate", new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'certificate-refused'],
  [
    "Chromium's error in a cause",
    new TypeError('Failed to fetch', { cause: new Error('net::ERR_CONNECTION_RESET') }),
    'connection-reset',
  ],
  ['an error unheard of', sdkError('TeapotException', 'short and stout', status(418)), 'aws-unknown'],
  ['a text', 'oops', 'aws-unknown'],
  ['nothing', undefined, 'aws-unknown'],
];

const chromium: readonly (readonly [string, string])[] = [
  ['ERR_NAME_NOT_RESOLVED', 'host-not-found'],
  ['ERR_DNS_TIMED_OUT', 'host-not-found'],
  ['ERR_CONNECTION_REFUSED', 'connection-refused'],
  ['ERR_CONNECTION_RESET', 'connection-reset'],
  ['ERR_CONNECTION_CLOSED', 'connection-reset'],
  ['ERR_EMPTY_RESPONSE', 'connection-reset'],
  ['ERR_NETWORK_CHANGED', 'connection-reset'],
  ['ERR_CONTENT_LENGTH_MISMATCH', 'connection-reset'],
  ['ERR_INCOMPLETE_CHUNKED_ENCODING', 'connection-reset'],
  ['ERR_INTERNET_DISCONNECTED', 'offline'],
  ['ERR_TIMED_OUT', 'timeout'],
  ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['ERR_CERT_DATE_INVALID', 'certificate-refused'],
  ['ERR_CERT_COMMON_NAME_INVALID', 'certificate-refused'],
  ['ERR_SSL_PROTOCOL_ERROR', 'network'],
  ['ERR_ADDRESS_UNREACHABLE', 'network'],
  ['ERR_PROXY_CONNECTION_FAILED', 'network'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'network'],
  ['ERR_ABORTED', 'cancelled'],
  ['', 'network'],
];

describe('what an AWS call threw', () => {
  test.each(table)('%s', (_name, error, kind) => {
    const failure = awsFailure(error, call);
    expect(failure.kind).toBe(kind);
    expect(failureText(failure).summary).not.toMatch(/undefined|\[object/);
  });

  test('names AssumeRole when that was denied', () => {
    const failure = awsFailure(sdkError('AccessDenied', 'no'), { ...call, operation: 'AssumeRole' });
    expect(failure).toMatchObject({ kind: 'access-denied', operation: 'AssumeRole', message: 'no' });
  });

  test('is not "not found" where no environment was asked for', () => {
    const place = { profile: 'p', region: 'eu-west-1' };
    expect(awsFailure(sdkError('ResourceNotFoundException'), { ...call, place }).kind).toBe('aws-unknown');
  });
});

describe('a network error', () => {
  test.each(chromium)('%s', (code, kind) => {
    expect(netFailure(code, { host, timeoutMs: 1 }).kind).toBe(kind);
    expect(netFailure(`net::${code}`, { host, timeoutMs: 1 }).kind).toBe(kind);
  });

  test('shows no code that is none', () => {
    expect(netFailure('<b>x</b>', { host, timeoutMs: 1 })).toEqual({
      kind: 'network',
      host,
      code: 'unknown',
    });
  });
});

describe('a message', () => {
  const canary = 'CanaryCanary1CanaryCanary2CanaryCanary3Canary';

  test.each([
    ['a token', `token ${canary} end`],
    ['a token in quotes', `"WebToken":"${canary}"`],
    ['a secret key', 'key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1 end'.replace('wJalr', 'Canary')],
    ['a web token', 'jwt eyJhbGciOiJIUzI1NiJ9.eyJDanary.Canary end'],
    ['the fragment of a URL', 'at https://x.example/login?login=true#Canary now'],
    ['the query of a URL', 'at https://x.example/login?Canary=1 now'],
    ['user info of a URL', 'at https://me:Canary@x.example/ now'],
    ['an access key id', 'Credential=AKIACANARY0000000000/2026'],
  ])('loses %s', (_name, text) => {
    expect(cleanMessage(text)).not.toMatch(/canary/i);
  });

  test('keeps what a person needs to ask for a permission', () => {
    const text =
      'User: arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_DataEngineer_0123456789abcdef/mara.lindqvist is not authorized to perform: airflow:CreateWebLoginToken';
    expect(cleanMessage(text)).toBe(text);
  });

  test('is one line of at most 300 characters', () => {
    const cleaned = cleanMessage(`a\r\nb\u0000c ${'word '.repeat(10_000)}`);
    expect(cleaned).toHaveLength(300);
    expect(cleaned.startsWith('a b c word')).toBe(true);
  });
});

describe('the log', () => {
  test('gets an allow-list of an SDK error and nothing else', () => {
    const error = sdkError('AccessDeniedException', 'canary-message', {
      $metadata: { httpStatusCode: 403, requestId: 'f00-1', attempts: 2, cfId: 'canary' },
      code: 'ECONNRESET',
    });
    Object.defineProperty(error, '$response', {
      value: { headers: { authorization: 'canary' } },
      enumerable: false,
    });
    expect(describeErrorForLog(error)).toEqual({
      name: 'AccessDeniedException',
      code: 'ECONNRESET',
      status: 403,
      requestId: 'f00-1',
      attempts: 2,
    });
  });

  test('gets no name or id that is not one', () => {
    const error = sdkError('a canary with spaces', '', {
      code: 'x\ny',
      $metadata: { requestId: '<canary>' },
    });
    expect(describeErrorForLog(error)).toEqual({ name: 'Error' });
  });
});
