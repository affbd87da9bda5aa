// Turns a fault that a test has set into what goes over the wire.
import type { Fault, FaultKind } from '../fault-board.ts';
import type { Outcome, Reply } from '../loopback-server.ts';
import { type AwsError, authErrors, errorReply, jsonReply, type Protocol } from './aws-reply.ts';

const CAPTIVE_PORTAL = `<!doctype html>
<html><head><title>Guest Wi-Fi</title></head>
<body><h1>Welcome to the guest network</h1><p>Please accept the terms to go online.</p></body></html>
`;

const MISMATCH_MESSAGE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.';

function namedError(kind: FaultKind, protocol: Protocol): AwsError | undefined {
  const isQuery = protocol === 'query';
  switch (kind) {
    case 'throttle':
      return isQuery
        ? { status: 400, code: 'Throttling', message: 'Rate exceeded' }
        : { status: 429, code: 'ThrottlingException', message: 'Rate exceeded' };
    case 'access-denied':
      return isQuery
        ? { status: 403, code: 'AccessDenied', message: 'User is not authorized to perform: sts:AssumeRole' }
        : { status: 403, code: 'AccessDeniedException', message: 'No Airflow role granted in IAM.' };
    case 'not-found':
      return { status: 404, code: 'ResourceNotFoundException', message: 'Environment not found.' };
    case 'internal':
      return isQuery
        ? { status: 500, code: 'InternalFailure', message: 'An internal error has occurred.' }
        : { status: 500, code: 'InternalServerException', message: 'Internal server error' };
    case 'expired-token':
      return authErrors[protocol].expired;
    case 'unrecognized-client':
      return authErrors[protocol].unknown;
    case 'signature-mismatch':
      return { ...authErrors[protocol].mismatch, message: MISMATCH_MESSAGE };
    case 'validation':
      return {
        status: 400,
        code: isQuery ? 'ValidationError' : 'ValidationException',
        message: 'Request validation failed.',
      };
    default:
      return undefined;
  }
}

function reply(value: Reply): Outcome {
  return { kind: 'reply', reply: value };
}

/** What a fault makes of an operation's answer. */
export function toFaultOutcome(fault: Fault, protocol: Protocol): Outcome {
  if (fault.kind === 'error') return reply(errorReply(protocol, fault));
  const error = namedError(fault.kind, protocol);
  if (error !== undefined) return reply(errorReply(protocol, error));
  switch (fault.kind) {
    case 'html':
      return reply({ status: 200, headers: { 'content-type': 'text/html' }, body: CAPTIVE_PORTAL });
    case 'truncated':
      return { kind: 'truncated', reply: jsonReply({ WebToken: 'x'.repeat(400), Environments: [] }) };
    case 'reset':
      return { kind: 'reset' };
    case 'silent':
      return { kind: 'silent' };
    case 'empty-503':
      return reply({ status: 503, headers: {}, body: '' });
    case 'redirect':
      return reply({ status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: '' });
    default:
      return reply(jsonReply({}));
  }
}
