// The shapes of AWS answers: rest-json for MWAA and SSO, query XML for STS, and the errors of each, OAuth's included.
import { randomUUID } from 'node:crypto';
import type { Reply } from '../loopback-server.ts';

/** An error answer, free of the protocol that carries it. */
export interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The reason beside the message, where a service gives one (AWS Sign-In does). */
  readonly reason?: string;
}

/** `oauth` and `signin` are rest-json whose errors have an `error` as OAuth 2.0 wants it. */
export type Protocol = 'rest-json' | 'query' | 'oauth' | 'signin';

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

const namespaces = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
} as const;

/** A successful query answer: `<{action}Response><{action}Result>...`. */
export function xmlReply(action: string, resultXml: string, service: keyof typeof namespaces = 'sts'): Reply {
  const requestId = randomUUID();
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${action}Response xmlns="${namespaces[service]}">
  <${action}Result>
    ${resultXml}
  </${action}Result>
  <ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>
</${action}Response>
`,
  };
}

/** `AuthorizationPendingException` is `authorization_pending` in OAuth's own words. */
function toOauthWord(code: string): string {
  if (code === 'InternalServerException') return 'server_error';
  const words = code.replace(/Exception$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, '_');
  return words.toLowerCase();
}

function errorBody(protocol: Exclude<Protocol, 'query'>, error: AwsError): object {
  const { code, message, reason } = error;
  if (protocol === 'oauth') {
    const detail = reason === undefined ? {} : { reason };
    return { error: toOauthWord(code), error_description: message, ...detail };
  }
  if (protocol === 'signin') return { error: reason ?? 'INVALID_REQUEST', message };
  // MWAA's model gives AccessDeniedException a `Message`, and every other error a `message`.
  return { [code === 'AccessDeniedException' ? 'Message' : 'message']: message };
}

function jsonError(protocol: Exclude<Protocol, 'query'>, error: AwsError): Reply {
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify(errorBody(protocol, error)),
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
  return protocol === 'query' ? xmlError(error) : jsonError(protocol, error);
}
