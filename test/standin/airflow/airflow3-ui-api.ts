// The private API of the Airflow 3 pages (`/ui/*`), in the fields that this stand-in's pages read.
import type { Reply } from '../loopback-server.ts';
import { type AirflowRequest, jsonApiReply } from './airflow-request.ts';
import { type Dag, dagsOf, findDag } from './dag-catalog.ts';
import { toApiDag, toApiRun, toHealth } from './rest-api.ts';
import { apiError } from './rest-errors.ts';

function toUiDag(dag: Dag, runCount: number): object {
  return {
    ...toApiDag(dag, 3),
    latest_dag_runs: dag.runs.slice(-runCount).map((run) => toApiRun(dag, run, 3)),
  };
}

function toStats(dags: readonly Dag[]): object {
  const lastIs = (state: string): number => dags.filter((dag) => dag.runs.at(-1)?.state === state).length;
  return {
    active_dag_count: dags.filter((dag) => !dag.isPaused).length,
    failed_dag_count: lastIs('failed'),
    running_dag_count: lastIs('running'),
    queued_dag_count: 0,
  };
}

function toGrid(dag: Dag): object {
  return {
    dag: toUiDag(dag, 24),
    tasks: dag.tasks,
    runs: dag.runs.map((run) => ({ ...toApiRun(dag, run, 3), task_states: run.taskStates })),
  };
}

/** GET `/ui/*`. */
export function answerUiApi(request: AirflowRequest): Reply {
  const { environment, nowMs, session } = request;
  const [resource, detail = ''] = (request.captures[0] ?? '').split('/');
  const dags = dagsOf(environment, nowMs);
  if (resource === 'config') {
    const user = session.kind === 'valid' ? session.identity : { airflowIdentity: '', role: 'Public' };
    return jsonApiReply({
      instance_name: environment.name,
      airflow_version: environment.airflowVersion,
      region: environment.region,
      user: { name: user.airflowIdentity, role: user.role },
    });
  }
  if (resource === 'dashboard') return jsonApiReply({ ...toStats(dags), health: toHealth(request) });
  if (resource === 'dags') {
    return jsonApiReply({ dags: dags.map((dag) => toUiDag(dag, 14)), total_entries: dags.length });
  }
  const dag = resource === 'grid' ? findDag(environment, detail, nowMs) : undefined;
  if (dag === undefined) return apiError(environment, 404, `The Dag with ID: \`${detail}\` was not found`);
  return jsonApiReply(toGrid(dag));
}
