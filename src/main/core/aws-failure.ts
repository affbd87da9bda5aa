/** Turns whatever an AWS SDK call threw into a failure. */

import type { AwsOperation, CallPlace, Failure } from '../../shared/failure.ts';
import { carriedFailure } from './carried-failure.ts';
import { cleanMessage } from './clean-message.ts';
import { netCodeIn, netFailure } from './net-failure.ts';

/** What was asked, of whom, and how long it was waited for. */
export interface AwsCall {
  readonly operation: AwsOperation;
  readonly place: CallPlace;
  /** Host name that was called. */
  readonly host: string;
  readonly timeoutMs: number;
  /** This computer's clock when the answer came, in milliseconds since 1970; tells how far it is off. */
  readonly nowMs?: number;
}

/** What may be logged of an SDK error. */
export interface LoggableError {
  readonly name: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly attempts?: number;
}

interface SeenError {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** The server answered, and the answer could not be read. */
  readonly answered: boolean;
  readonly requestId: string | undefined;
  readonly attempts: number | undefined;
  /** AWS's clock in its answer. */
  readonly dateMs: number | undefined;
}

/**
 * Both protocols' names: JSON services end theirs with `Exception`, STS does not.
 *
 * @see https://docs.aws.amazon.com/mwaa/latest/API/CommonErrors.html
 */
const kindsByName: readonly (readonly [RegExp, (call: AwsCall, message: string) => Failure])[] = [
  [
    /^(AccessDenied|NotAuthorized|UnauthorizedOperation|AuthorizationError|UnauthorizedException)/,
    ({ operation, place }, message) => ({ kind: 'access-denied', operation, place, message }),
  ],
  [/^(ExpiredToken|RequestExpired|TokenRefreshRequired)/, ({ place }) => expired(place)],
  [
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature)/,
    ({ place }) => ({ kind: 'credentials-rejected', place }),
  ],
  [
    /^(InvalidAccessKeyId|AuthFailure|MissingAuthenticationToken|InvalidToken|InvalidIdentityToken|IDPRejectedClaim|OptInRequired)/,
    ({ place }) => ({ kind: 'credentials-rejected', place }),
  ],
  [
    /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|BandwidthLimitExceeded|LimitExceeded)/,
    ({ operation, place }) => ({ kind: 'throttled', operation, place }),
  ],
  [
    /^(Validation|InvalidRequest)/,
    ({ operation }, message) => ({ kind: 'request-invalid', operation, message }),
  ],
  [
    /^(CredentialsProvider|TokenProvider|Provider)Error$/,
    ({ place }, message) => ({ kind: 'credentials-unavailable', profile: place.profile, message }),
  ],
  [/^(InternalServer|InternalFailure|InternalError|ServiceUnavailable)/, (call) => internal(call)],
];

function expired({ profile }: CallPlace): Failure {
  return { kind: 'credentials-expired', profile };
}

function internal({ operation, place }: AwsCall): Failure {
  return { kind: 'aws-internal', operation, place };
}

/** @returns the failure; `aws-unknown` when nothing better is known; never throws */
export function awsFailure(error: unknown, call: AwsCall): Failure {
  const seen = seenError(error);
  return (
    carriedFailure(error) ??
    unreadableAnswer(seen, call) ??
    // Before the names: the SDK's own handler calls a reset connection `TimeoutError`.
    networkFailure(seen, call) ??
    namedFailure(seen, call) ??
    failureByStatus(seen, call) ?? {
      kind: 'aws-unknown',
      operation: call.operation,
      name: safeWord(seen.name) ?? 'an error',
      message: cleanMessage(seen.message),
    }
  );
}

function unreadableAnswer(seen: SeenError, { host }: AwsCall): Failure | null {
  const { status = 200 } = seen;
  // AWS never redirects these calls: something on the way does. Electron says so in the message alone.
  if ((status >= 300 && status < 400) || /redirect/i.test(seen.message))
    return { kind: 'answer-not-json', host };
  const hint = seen.message.includes('Deserialization error');
  const misread = seen.name === 'SyntaxError' || ((seen.answered || hint) && seen.name === 'TypeError');
  if (!misread && !hint) return null;
  if (netCodeIn(seen.code ?? '') !== null) return null;
  return /end of (JSON )?(input|data)|Unterminated/i.test(seen.message)
    ? { kind: 'connection-reset', host }
    : { kind: 'answer-not-json', host };
}

function namedFailure(seen: SeenError, call: AwsCall): Failure | null {
  const { name, message } = seen;
  const isAboutTime = /^(RequestTimeTooSkewed|RequestInTheFuture)/.test(name);
  if (isAboutTime || /Signature (expired|not yet current)/i.test(message)) return clockWrong(seen, call);
  if (/security token .*\bexpired/i.test(message)) return expired(call.place);
  if (/^(ResourceNotFound|NoSuchEntity)/.test(name) && call.place.environment !== undefined)
    return { kind: 'environment-not-found', place: call.place };
  if (name === 'TimeoutError') return { kind: 'timeout', host: call.host, timeoutMs: call.timeoutMs };
  if (name === 'AbortError') return { kind: 'cancelled' };
  const entry = kindsByName.find(([pattern]) => pattern.test(name));
  return entry === undefined ? null : entry[1](call, cleanMessage(message));
}

/** AWS takes signatures that are up to five minutes old: less cannot be what was wrong. */
const leastOffsetMs = 60_000;

function clockWrong({ dateMs }: SeenError, { nowMs }: AwsCall): Failure {
  if (dateMs === undefined || nowMs === undefined) return { kind: 'clock-wrong' };
  const offsetMs = nowMs - dateMs;
  return Math.abs(offsetMs) < leastOffsetMs ? { kind: 'clock-wrong' } : { kind: 'clock-wrong', offsetMs };
}

function networkFailure(seen: SeenError, call: AwsCall): Failure | null {
  const code = netCodeIn(seen.code ?? '') ?? netCodeIn(seen.message);
  return code === null ? null : netFailure(code, call);
}

function failureByStatus({ status, message }: SeenError, call: AwsCall): Failure | null {
  const { operation, place } = call;
  if (status === undefined) return null;
  if (status >= 500) return internal(call);
  if (status === 429) return { kind: 'throttled', operation, place };
  if (status === 403) return { kind: 'access-denied', operation, place, message: cleanMessage(message) };
  return null;
}

/** SECURITY: an allow-list, since SDK errors carry request headers and answers with them. */
export function describeErrorForLog(error: unknown): LoggableError {
  const { name, code, status, requestId, attempts } = seenError(error);
  const safeCode = safeWord(code);
  const safeRequestId = safeWord(requestId);
  return {
    name: safeWord(name) ?? 'Error',
    ...(safeCode !== undefined && { code: safeCode }),
    ...(status !== undefined && { status }),
    ...(safeRequestId !== undefined && { requestId: safeRequestId }),
    ...(attempts !== undefined && { attempts }),
  };
}

function safeWord(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.:-]{1,80}$/.test(text) ? text : undefined;
}

function seenError(error: unknown): SeenError {
  const cause = field(error, 'cause') ?? first(field(error, 'errors'));
  const metadata = field(error, '$metadata');
  const response = field(error, '$response');
  return {
    name: text(field(error, 'name')) ?? 'Error',
    message: text(field(error, 'message')) ?? '',
    code: text(field(error, 'code')) ?? text(field(cause, 'code')) ?? codeInMessage(cause),
    status: number(field(metadata, 'httpStatusCode')) ?? number(field(response, 'statusCode')),
    answered: response !== undefined,
    requestId: text(field(metadata, 'requestId')),
    attempts: number(field(metadata, 'attempts')),
    dateMs: dateIn(field(response, 'headers')),
  };
}

function dateIn(headers: unknown): number | undefined {
  const atMs = Date.parse(text(field(headers, 'date')) ?? '');
  return Number.isNaN(atMs) ? undefined : atMs;
}

function codeInMessage(cause: unknown): string | undefined {
  return netCodeIn(text(field(cause, 'message')) ?? '') ?? undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[0] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
