// The stable REST API of both versions, as far as a client of Windsock's kind asks it: version, health, dags, dagRuns.
import type { Reply } from '../loopback-server.ts';
import { airflowMajor } from '../world.ts';
import { type AirflowRequest, jsonApiReply } from './airflow-request.ts';
import { type Dag, type DagRun, dagsOf, findDag } from './dag-catalog.ts';
import { apiError } from './rest-errors.ts';

/** The answer of `version`. */
export function toVersion(request: AirflowRequest): object {
  return { version: request.environment.airflowVersion, git_version: null };
}

/** The answer of `health`; Airflow 3 adds the DAG processor. */
export function toHealth(request: AirflowRequest): object {
  const beat = new Date(request.nowMs - 2400).toISOString();
  const dagProcessor = { status: 'healthy', latest_dag_processor_heartbeat: beat };
  return {
    metadatabase: { status: 'healthy' },
    scheduler: { status: 'healthy', latest_scheduler_heartbeat: beat },
    triggerer: { status: 'healthy', latest_triggerer_heartbeat: beat },
    ...(airflowMajor(request.environment) === 3 ? { dag_processor: dagProcessor } : {}),
  };
}

/** A DAG in the API's words. */
export function toApiDag(dag: Dag, major: 2 | 3): object {
  const next = dag.nextRunMs === undefined ? null : new Date(dag.nextRunMs).toISOString();
  const common = {
    dag_id: dag.dagId,
    dag_display_name: dag.dagId,
    description: dag.description,
    is_paused: dag.isPaused,
    owners: [dag.owner],
    fileloc: `/usr/local/airflow/dags/${dag.dagId}.py`,
    has_import_errors: false,
    has_task_concurrency_limits: false,
    max_active_runs: 16,
    max_active_tasks: 16,
  };
  if (major === 2) {
    return {
      ...common,
      is_active: true,
      is_subdag: false,
      schedule_interval: dag.schedule === 'None' ? null : { __type: 'CronExpression', value: dag.schedule },
      timetable_description: dag.schedule,
      tags: dag.tags.map((name) => ({ name })),
      next_dagrun: next,
    };
  }
  return {
    ...common,
    is_stale: false,
    timetable_summary: dag.schedule === 'None' ? null : dag.schedule,
    timetable_description: dag.schedule,
    tags: dag.tags.map((name) => ({ name, dag_id: dag.dagId })),
    next_dagrun_run_after: next,
  };
}

/** A run in the API's words. */
export function toApiRun(dag: Dag, run: DagRun, major: 2 | 3): object {
  const isoOf = (ms: number): string => new Date(ms).toISOString();
  return {
    dag_id: dag.dagId,
    dag_run_id: run.runId,
    run_type: run.runType,
    state: run.state,
    logical_date: isoOf(run.logicalMs),
    start_date: isoOf(run.startMs),
    end_date: run.state === 'running' ? null : isoOf(run.startMs + run.durationS * 1000),
    data_interval_start: isoOf(run.logicalMs),
    data_interval_end: isoOf(run.startMs),
    conf: {},
    note: null,
    ...(major === 2
      ? { execution_date: isoOf(run.logicalMs), external_trigger: run.runType === 'manual' }
      : { run_after: isoOf(run.startMs), triggered_by: 'timetable', dag_display_name: dag.dagId }),
  };
}

function pageOf<T>(items: readonly T[], query: string): readonly T[] {
  const parameters = new URLSearchParams(query);
  const offset = Number(parameters.get('offset') ?? '0') || 0;
  const limit = Number(parameters.get('limit') ?? '100') || 100;
  return items.slice(offset, offset + limit);
}

/** GET `/api/v1/*` and `/api/v2/*`. */
export function answerRestApi(request: AirflowRequest): Reply {
  const { environment, incoming, nowMs } = request;
  const major = airflowMajor(environment);
  const [resource, dagId, detail, runId] = (request.captures[0] ?? '').split('/');
  if (resource === 'version') return jsonApiReply(toVersion(request));
  if (resource !== 'dags')
    return apiError(environment, 404, 'The requested URL was not found on the server.');
  if (dagId === undefined || dagId === '') {
    const dags = dagsOf(environment, nowMs);
    const page = pageOf(dags, incoming.query).map((dag) => toApiDag(dag, major));
    return jsonApiReply({ dags: page, total_entries: dags.length });
  }
  const dag = findDag(environment, dagId, nowMs);
  if (dag === undefined) return apiError(environment, 404, `The DAG with dag_id: ${dagId} was not found`);
  if (detail === undefined || detail === 'details') return jsonApiReply(toApiDag(dag, major));
  if (detail !== 'dagRuns')
    return apiError(environment, 404, 'The requested URL was not found on the server.');
  if (runId !== undefined) {
    const run = dag.runs.find((candidate) => candidate.runId === runId);
    if (run === undefined)
      return apiError(environment, 404, `DAGRun with DAG ID: '${dagId}' and DagRun ID: '${runId}' not found`);
    return jsonApiReply(toApiRun(dag, run, major));
  }
  const runs = pageOf(dag.runs.toReversed(), incoming.query).map((run) => toApiRun(dag, run, major));
  return jsonApiReply({ dag_runs: runs, total_entries: dag.runs.length });
}
