// The shapes of AWS answers: rest-json for MWAA, query XML for STS, and their errors.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../loopback-server.ts';

/** An error answer, free of the protocol that carries it. */
export interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The protocols of the two services. */
export type Protocol = 'rest-json' | 'query';

/** Escapes text for XML and HTML, also inside attributes. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A successful rest-json answer. */
export function jsonReply(body: unknown): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  };
}

/** A successful query answer: `<{action}Response><{action}Result>...`. */
export function xmlReply(action: string, resultXml: string): Reply {
  const requestId = randomUUID();
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <${action}Result>
    ${resultXml}
  </${action}Result>
  <ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>
</${action}Response>
`,
  };
}

function jsonError(error: AwsError): Reply {
  // The model gives AccessDeniedException a `Message`, and every other error a `message`.
  const field = error.code === 'AccessDeniedException' ? 'Message' : 'message';
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify({ [field]: error.message }),
  };
}

function xmlError(error: AwsError): Reply {
  const requestId = randomUUID();
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error>
    <Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>
    <Code>${escapeMarkup(error.code)}</Code>
    <Message>${escapeMarkup(error.message)}</Message>
  </Error>
  <RequestId>${requestId}</RequestId>
</ErrorResponse>
`,
  };
}

/** An error in the shape of a protocol. */
export function errorReply(protocol: Protocol, error: AwsError): Reply {
  return protocol === 'query' ? xmlError(error) : jsonError(error);
}

/** Errors that come before the operation; the two protocols name them differently. */
export const authErrors = {
  'rest-json': {
    missing: {
      status: 403,
      code: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    },
    unknown: {
      status: 403,
      code: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    },
    expired: {
      status: 403,
      code: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    },
    mismatch: { status: 403, code: 'InvalidSignatureException', message: '' },
  },
  query: {
    missing: {
      status: 403,
      code: 'MissingAuthenticationToken',
      message: 'Request is missing Authentication Token',
    },
    unknown: {
      status: 403,
      code: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
    },
    expired: {
      status: 403,
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    },
    mismatch: { status: 403, code: 'SignatureDoesNotMatch', message: '' },
  },
} as const satisfies Record<Protocol, Record<string, AwsError>>;
