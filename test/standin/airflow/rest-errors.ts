// Errors of the Airflow REST API in the shape of each version.
import type { Reply } from '../loopback-server.ts';
import { airflowMajor, type WorldEnvironment } from '../world.ts';
import { jsonApiReply } from './airflow-request.ts';

const TITLES: Readonly<Record<number, readonly [title: string, anchor: string]>> = {
  401: ['Unauthorized', 'Unauthenticated'],
  403: ['Forbidden', 'PermissionDenied'],
  404: ['Not Found', 'NotFound'],
};

/** An error answer: problem+json with a link into the manual in Airflow 2, `{"detail"}` in Airflow 3. */
export function apiError(environment: WorldEnvironment, status: 401 | 403 | 404, detail: string): Reply {
  if (airflowMajor(environment) === 3) return jsonApiReply({ detail }, status);
  const [title, anchor] = TITLES[status] ?? ['Error', 'Unknown'];
  const type = `https://airflow.apache.org/docs/apache-airflow/${environment.airflowVersion}/stable-rest-api-ref.html#section/Errors/${anchor}`;
  const reply = jsonApiReply({ detail: status === 401 ? null : detail, status, title, type }, status);
  return { ...reply, headers: { ...reply.headers, 'content-type': 'application/problem+json' } };
}
