// The DAG page of Airflow 2.
import type { Reply } from '../loopback-server.ts';
import type { AirflowRequest } from './airflow-request.ts';
import { toAirflow2Page } from './airflow2-layout.ts';

/** GET `/dags/{id}/{view}`. */
export function answerDagPage(request: AirflowRequest): Reply {
  return toAirflow2Page(request, request.captures[0] ?? '', `<h2>${request.captures[0] ?? ''}</h2>`);
}
