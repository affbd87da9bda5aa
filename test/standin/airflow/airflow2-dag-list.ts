// The DAG list of Airflow 2.
import type { Reply } from '../loopback-server.ts';
import type { AirflowRequest } from './airflow-request.ts';
import { toAirflow2Page } from './airflow2-layout.ts';
import { dagsOf } from './dag-catalog.ts';

/** GET `/home`. */
export function answerDagListPage(request: AirflowRequest): Reply {
  const rows = dagsOf(request.environment, request.nowMs).map(
    (dag) => `<li><a href="/dags/${dag.dagId}/grid">${dag.dagId}</a></li>`,
  );
  return toAirflow2Page(request, 'DAGs', `<h2>DAGs</h2><ul>${rows.join('')}</ul>`);
}
