/** Carries AWS requests over Chromium's network stack: system proxy, PAC files and the operating system's trust store. */

import { session } from 'electron';

/** An AWS request, as far as the handler reads it (a subset of `HttpRequest` of @smithy/types). */
interface AwsRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface AwsResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** What the AWS SDK calls a request handler. */
export interface AwsHttpHandler {
  readonly handle: (
    request: AwsRequest,
    /** The SDK's type allows signals that are only shaped like real ones; those are not heard. */
    options?: { readonly abortSignal?: unknown },
  ) => Promise<{ readonly response: AwsResponse }>;
}

/** No answer of the calls that Windsock makes comes near this. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Headers that Chromium sets itself and refuses from us. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'expect']);

/** @returns the handler, without deadlines of its own; it uses a session in memory that never keeps cookies or answers */
export function createAwsHttpHandler(): AwsHttpHandler {
  const awsSession = session.fromPartition('windsock-aws', { cache: false });
  return {
    handle: async (request, { abortSignal } = {}) => {
      const headers = Object.entries(request.headers).filter(([name]) => !ownHeaders.has(name.toLowerCase()));
      const response = await awsSession.fetch(urlOf(request), {
        method: request.method,
        headers: Object.fromEntries(headers),
        body: bodyOf(request),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal: abortSignal instanceof AbortSignal ? abortSignal : null,
      });
      const body = await readBody(response);
      return {
        response: { statusCode: response.status, headers: Object.fromEntries(response.headers), body },
      };
    },
  };
}

function urlOf({ protocol, hostname, port, path, query = {} }: AwsRequest): string {
  const pairs = Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [value].flat().map((each) => `${escaped(name)}=${escaped(each ?? '')}`));
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${search}`;
}

/** As SigV4 counts it: the URL that is sent must be the URL that was signed. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bodyOf({ method, body }: AwsRequest): string | Uint8Array<ArrayBuffer> | null {
  if (method === 'GET' || method === 'HEAD') return null;
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : null;
}

async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBodyBytes) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
