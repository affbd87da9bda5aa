// The DAG list of Airflow 2.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import type { AirflowRequest } from './airflow-request.ts';
import { toAirflow2Page, toTimeText, toToggle } from './airflow2-layout.ts';
import { type Dag, dagsOf } from './dag-catalog.ts';

type Circle = readonly [state: string, count: number];

function toCircles(circles: readonly Circle[], size: number): string {
  const marks = circles.map(([state, count], index) => {
    const x = size / 2 + index * (size + 4);
    const shape = `<circle cx="${x}" cy="${size / 2}" r="${size / 2 - 1.5}" class="${count > 0 ? state : 'empty'}"/>`;
    const label = count > 999 ? `${Math.floor(count / 1000)}k` : String(count);
    return count > 0 ? `${shape}<text x="${x}" y="${size / 2 + 3.5}">${label}</text>` : shape;
  });
  const width = circles.length * (size + 4);
  return `<svg class="circles" width="${width}" height="${size}" aria-hidden="true">${marks.join('')}</svg>`;
}

function recentTasks(dag: Dag): readonly Circle[] {
  const states = dag.runs.at(-1)?.taskStates ?? [];
  const count = (state: string): number => states.filter((candidate) => candidate === state).length;
  return [
    ['none', 0],
    ['queued', 0],
    ['running', count('running')],
    ['success', count('success')],
    ['failed', count('failed')],
    ['upstream_failed', count('upstream_failed')],
    ['skipped', 0],
    ['deferred', 0],
  ];
}

function toRow(dag: Dag): string {
  const { totals } = dag;
  const id = escapeMarkup(dag.dagId);
  const tags = dag.tags.map(
    (tag) => `<a class="tag" href="/home?tags=${escapeMarkup(tag)}">${escapeMarkup(tag)}</a>`,
  );
  const runs: readonly Circle[] = [
    ['queued', totals.queued],
    ['success', totals.success],
    ['running', totals.running],
    ['failed', totals.failed],
  ];
  return `<tr data-dag-id="${id}"><td>${toToggle(dag.dagId, dag.isPaused)}</td>
<td class="dag"><a class="dag-id" href="/dags/${id}/grid" title="${escapeMarkup(dag.description)}">${id}</a><div>${tags.join('')}</div></td>
<td><span class="owner">${escapeMarkup(dag.owner)}</span></td><td>${toCircles(runs, 25)}</td>
<td><span class="schedule">${escapeMarkup(dag.schedule)}</span></td>
<td class="time">${toTimeText(dag.runs.at(-1)?.logicalMs)}<i class="info">i</i></td>
<td class="time">${dag.nextRunMs === undefined ? '' : `${toTimeText(dag.nextRunMs)}<i class="info">i</i>`}</td>
<td>${toCircles(recentTasks(dag), 22)}</td>
<td class="actions"><span title="Trigger DAG">&#9654;</span><span class="delete" title="Delete DAG"><svg width="13" height="14" viewBox="0 0 13 14" aria-hidden="true"><path d="M1 3.5h11M4.5 3V1.2h4V3M2.3 3.8l.7 9h7l.7-9M5 6v4.8M8 6v4.8"/></svg></span></td>
<td class="links" title="More">&#8943;</td></tr>`;
}

function toFilters(dags: readonly Dag[]): string {
  const paused = dags.filter((dag) => dag.isPaused).length;
  const lastIs = (state: string): number => dags.filter((dag) => dag.runs.at(-1)?.state === state).length;
  const group = (name: string, items: readonly (readonly [string, number])[]): string => {
    const links = items.map(
      ([label, count], index) =>
        `<a href="/home?status=${label.toLowerCase()}"${name === 'status' && index === 0 ? ' class="on"' : ''}>${label} <b>${count}</b></a>`,
    );
    return `<div class="group">${links.join('')}</div>`;
  };
  const status = group('status', [
    ['All', dags.length],
    ['Active', dags.length - paused],
    ['Paused', paused],
  ]);
  const state = group('state', [
    ['Running', lastIs('running')],
    ['Failed', lastIs('failed')],
  ]);
  return `<div class="filters">${status}${state}
<input class="tags-filter" placeholder="Filter DAGs by tag" aria-label="Filter DAGs by tag"><input id="search" type="search" placeholder="Search DAGs" aria-label="Search DAGs">
<label class="refresh">${toToggle('auto-refresh', false)}Auto-refresh</label></div>`;
}

/** GET `/home`. */
export function answerDagListPage(request: AirflowRequest): Reply {
  const all = dagsOf(request.environment, request.nowMs);
  const tag = new URLSearchParams(request.incoming.query).get('tags');
  const shown = tag === null ? all : all.filter((dag) => dag.tags.includes(tag));
  return toAirflow2Page(
    request,
    'DAGs',
    `<h2>DAGs <small id="instance-name">${escapeMarkup(request.environment.name)}</small></h2>${toFilters(all)}
<table class="dags"><thead><tr><th><i class="info">i</i></th><th>DAG <i class="sort"></i></th><th>Owner <i class="sort"></i></th><th>Runs <i class="info">i</i></th>
<th>Schedule</th><th>Last Run <i class="sort"></i><i class="info">i</i></th><th>Next Run <i class="sort"></i><i class="info">i</i></th><th>Recent Tasks <i class="info">i</i></th><th>Actions</th><th>Links</th></tr></thead>
<tbody>${shown.map(toRow).join('\n')}</tbody></table>
<div class="pages"><span><a>&laquo;</a><a>&lsaquo;</a><a class="on">1</a><a>&rsaquo;</a><a>&raquo;</a></span><small>Showing <b>1-${shown.length}</b> of <b>${shown.length}</b> DAGs</small></div>`,
  );
}
