// The DAG page of Airflow 2: the grid of runs and tasks on the left, the details on the right.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import { type AirflowRequest, redirectReply } from './airflow-request.ts';
import { toAirflow2Page, toTimeText, toToggle } from './airflow2-layout.ts';
import { type Dag, type DagRun, findDag } from './dag-catalog.ts';

const LEGEND = [
  'deferred',
  'failed',
  'queued',
  'removed',
  'running',
  'scheduled',
  'skipped',
  'success',
  'up_for_retry',
  'upstream_failed',
];
const TABS = ['Details', 'Graph', 'Gantt', 'Code', 'Event Log', 'Run Duration'];
const BAR_HEIGHT_PX = 86;

function toDuration(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function toGrid(dag: Dag, selected: DagRun | undefined): string {
  const longestS = Math.max(1, ...dag.runs.map((run) => run.durationS));
  const chosen = (run: DagRun): string => (run === selected ? ' chosen' : '');
  const bars = dag.runs.map((run) => {
    const heightPx = Math.max(6, Math.round((run.durationS / longestS) * BAR_HEIGHT_PX));
    return `<td class="bar${chosen(run)}" title="${escapeMarkup(run.runId)}"><a href="?dag_run_id=${encodeURIComponent(run.runId)}"><span class="${run.state}" style="height:${heightPx}px"></span></a></td>`;
  });
  const rows = dag.tasks.map((task, index) => {
    const cells = dag.runs.map(
      (run) => `<td class="cell${chosen(run)}"><span class="${run.taskStates[index] ?? 'none'}"></span></td>`,
    );
    return `<tr><th>${escapeMarkup(task)}</th>${cells.join('')}</tr>`;
  });
  return `<table class="grid"><tbody><tr class="bars"><th><span class="scale"><i>${toDuration(longestS)}</i><i>${toDuration(longestS / 2)}</i><i>00:00:00</i></span></th>${bars.join('')}</tr>
${rows.join('\n')}</tbody></table>`;
}

function toTable(rows: readonly (readonly [string, string])[]): string {
  return `<table class="details"><tbody>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</tbody></table>`;
}

function toDagDetails(dag: Dag): string {
  const states = ['success', 'failed', 'running'] as const;
  const runs = states.map(
    (state) => [`<i class="dot ${state}"></i>Total ${state}`, String(dag.totals[state])] as const,
  );
  const meanS = dag.runs.reduce((sum, run) => sum + run.durationS, 0) / Math.max(1, dag.runs.length);
  const tags = dag.tags.map((tag) => `<span class="tag">${escapeMarkup(tag)}</span>`).join('');
  return `<h4>DAG Runs Summary</h4>${toTable([
    ['Total Runs Displayed', String(dag.runs.length)],
    ...runs,
    ['First Run Start', toTimeText(dag.runs[0]?.startMs)],
    ['Last Run Start', toTimeText(dag.runs.at(-1)?.startMs)],
    ['Mean Run Duration', toDuration(meanS)],
  ])}<h4>DAG Summary</h4>${toTable([
    ['Total Tasks', String(dag.tasks.length)],
    ['Schedule interval', escapeMarkup(dag.schedule)],
    ['Owners', escapeMarkup(dag.owner)],
    ['Tags', tags],
  ])}`;
}

function toRunDetails(run: DagRun): string {
  return `<h4>Dag Run Details</h4>${toTable([
    ['Status', `<i class="dot ${run.state}"></i>${run.state}`],
    ['Run ID', escapeMarkup(run.runId)],
    ['Run type', run.runType],
    ['Run duration', toDuration(run.durationS)],
    ['Data interval start', toTimeText(run.logicalMs)],
    ['Started', toTimeText(run.startMs)],
    ['Ended', run.state === 'running' ? '' : toTimeText(run.startMs + run.durationS * 1000)],
  ])}`;
}

function toHeading(dag: Dag): string {
  const next = dag.nextRunMs === undefined ? 'None' : toTimeText(dag.nextRunMs);
  return `<div class="dag-heading">${toToggle(dag.dagId, dag.isPaused)}<h3>DAG: <b>${escapeMarkup(dag.dagId)}</b> <small>${escapeMarkup(dag.description)}</small></h3>
<span class="pill">Schedule: ${escapeMarkup(dag.schedule)}</span><span class="pill">Next Run: ${next}</span><span class="trigger" title="Trigger DAG">&#9654;</span></div>`;
}

/** GET `/dags/{id}/{view}`: every view shows the grid, with the tab of that view chosen. */
export function answerDagPage(request: AirflowRequest): Reply {
  const { environment, nowMs, incoming } = request;
  const [dagId = '', view = ''] = request.captures;
  if (view === '')
    return redirectReply(`/dags/${encodeURIComponent(dagId)}/grid${incoming.query && `?${incoming.query}`}`);
  const dag = findDag(environment, dagId, nowMs);
  if (dag === undefined) {
    const lost = `<div class="flash">DAG "${escapeMarkup(dagId)}" seems to be missing from DagBag.</div><p><a href="/home">All DAGs</a></p>`;
    return toAirflow2Page(request, 'DAGs', lost, 404);
  }
  const parameters = new URLSearchParams(incoming.query);
  const selected = dag.runs.find((run) => run.runId === parameters.get('dag_run_id'));
  const wanted = (parameters.get('tab') ?? (view === 'grid' ? 'details' : view)).replaceAll('_', ' ');
  const tabs = TABS.map((tab) => `<a${tab.toLowerCase() === wanted ? ' class="on"' : ''}>${tab}</a>`);
  const legend = LEGEND.map((state) => `<span><i class="dot ${state}"></i>${state}</span>`);
  const crumb = `<b>DAG</b> ${escapeMarkup(dag.dagId)}${selected ? ` &nbsp;/&nbsp; <b>Run</b> ${toTimeText(selected.logicalMs)}` : ''}`;
  return toAirflow2Page(
    request,
    `${dag.dagId} - Grid`,
    `${toHeading(dag)}
<div class="grid-bar"><span class="box">${toTimeText(nowMs)}</span><span class="box">25</span><span class="box">All Run Types</span><span class="box">All Run States</span><span class="box clear">Clear Filters</span>
<label class="refresh">${toToggle('auto-refresh', false)}Auto-refresh</label></div>
<div class="legend">${legend.join('')}</div>
<div class="split"><section>${toGrid(dag, selected)}</section>
<section><p class="crumb">${crumb}</p><div class="tabs">${tabs.join('')}</div>${selected ? toRunDetails(selected) : toDagDetails(dag)}</section></div>`,
  );
}
