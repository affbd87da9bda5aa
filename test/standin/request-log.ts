// The log of every request that reached the stand-in, for tests to read; it never holds a web login token.
import type { Incoming } from './loopback-server.ts';

/** One request. `status` is 0 while it is unanswered, and stays so when the answer was silence or a reset. */
export interface RequestRecord {
  readonly at: number;
  readonly side: 'aws' | 'airflow' | 'sign-in';
  /** AWS: the operation (`ListEnvironments`), or `Unknown`. Else the route (`login-page`, `login`, `api`, `consent-page` ...). */
  readonly operation: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** `[redacted]` when the request had a body, else empty. */
  readonly body: string;
  readonly account?: string;
  readonly region?: string;
  readonly environment?: string;
  readonly accessKeyId?: string;
  readonly userAgent: string;
  readonly referer: string;
  /** The names, never the values, of the cookies that came along. */
  readonly cookieNames: readonly string[];
}

/** What the two sides know about a request beyond its bytes. */
type RequestFacts = Pick<RequestRecord, 'side' | 'operation'> &
  Partial<Pick<RequestRecord, 'account' | 'region' | 'environment' | 'accessKeyId'>>;

/** The log. */
export interface RequestLog {
  readonly records: readonly RequestRecord[];
  /** Adds a record; the returned function notes the status of the answer. */
  add(incoming: Incoming, facts: RequestFacts): (status: number) => void;
}

function cookieNamesOf(incoming: Incoming): readonly string[] {
  const header = incoming.headers.cookie ?? '';
  return header
    .split(';')
    .map((part) => part.split('=')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}

/**
 * Makes an empty log.
 *
 * @param redact  takes secrets out of a text; a leaked token shows up as its placeholder
 */
export function createRequestLog(options: {
  now: () => number;
  redact: (text: string) => string;
}): RequestLog {
  const records: RequestRecord[] = [];
  const add = (incoming: Incoming, facts: RequestFacts): ((status: number) => void) => {
    const index = records.length;
    records.push({
      at: options.now(),
      ...facts,
      method: incoming.method,
      host: incoming.host,
      path: options.redact(incoming.path),
      query: options.redact(incoming.query),
      status: 0,
      body: incoming.body.length > 0 ? '[redacted]' : '',
      userAgent: incoming.headers['user-agent'] ?? '',
      referer: options.redact(incoming.headers.referer ?? ''),
      cookieNames: cookieNamesOf(incoming),
    });
    return (status) => {
      const record = records[index];
      if (record !== undefined) records[index] = { ...record, status };
    };
  };
  return { records, add };
}
