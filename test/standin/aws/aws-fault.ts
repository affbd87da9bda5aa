// Turns a fault that a test has set into what goes over the wire.
import type { Fault } from '../fault-board.ts';
import type { Outcome, Reply } from '../loopback-server.ts';
import { errorReply, jsonReply, type Protocol } from './aws-reply.ts';
import { namedError, type Service } from './named-errors.ts';

const CAPTIVE_PORTAL = `<!doctype html>
<html><head><title>Guest Wi-Fi</title></head>
<body><h1>Welcome to the guest network</h1><p>Please accept the terms to go online.</p></body></html>
`;

function reply(value: Reply): Outcome {
  return { kind: 'reply', reply: value };
}

/** The page token of a service that hands out the same one again and again. */
const REPEATED_TOKEN = Buffer.from('the same page again').toString('base64');

/** A first page whose token leads to itself. */
export function withRepeatedToken(page: Reply, service: Service): Reply {
  if (page.status !== 200) return page;
  const field = service === 'airflow' ? 'NextToken' : 'nextToken';
  return { ...page, body: JSON.stringify({ ...JSON.parse(page.body), [field]: REPEATED_TOKEN }) };
}

/** What a fault makes of an operation's answer. */
export function toFaultOutcome(fault: Fault, of: { protocol: Protocol; service: Service }): Outcome {
  if (fault.kind === 'error') return reply(errorReply(of.protocol, fault));
  const error = namedError(of.service, fault.kind);
  if (error !== undefined) return reply(errorReply(of.protocol, error));
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
