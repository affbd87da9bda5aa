// The frame of every Airflow 2 page (head, navigation bar, footer) and the small parts that its pages share.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import { type AirflowRequest, htmlReply, targetOf } from './airflow-request.ts';

const MENU: readonly (readonly [label: string, href: string, hasMore: boolean])[] = [
  ['DAGs', '/home', false],
  ['Cluster Activity', '/cluster_activity', false],
  ['Datasets', '/datasets', false],
  ['Security', '/users/list/', true],
  ['Browse', '/dagrun/list/', true],
  ['Admin', '/variable/list/', true],
  ['Docs', '/redoc', true],
];

/** `2025-09-02, 05:00:00`, the way Airflow 2 writes times. */
export function toTimeText(ms: number | undefined): string {
  return ms === undefined ? '' : new Date(ms).toISOString().slice(0, 19).replace('T', ', ');
}

/** The switch that pauses a DAG. */
export function toToggle(dagId: string, isPaused: boolean): string {
  return `<label class="toggle" title="Pause/Unpause DAG"><input type="checkbox" aria-label="Pause/Unpause ${escapeMarkup(dagId)}"${isPaused ? '' : ' checked'}><span></span></label>`;
}

function initialsOf(airflowIdentity: string): string {
  const words = (airflowIdentity.split('/')[1] ?? airflowIdentity)
    .split(/[^a-z0-9]+/i)
    .filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

function navigation(request: AirflowRequest): string {
  const { session, incoming } = request;
  const who = session.kind === 'valid' ? session.identity : { airflowIdentity: '', role: 'Public' };
  const isDags = incoming.path === '/home' || incoming.path.startsWith('/dags/');
  const items = MENU.map(([label, href, hasMore]) => {
    const current = label === 'DAGs' && isDags ? ' aria-current="page"' : '';
    return `<li><a href="${href}"${current}>${label}${hasMore ? '<i class="caret"></i>' : ''}</a></li>`;
  });
  return `<nav class="navbar"><a class="brand" href="/home"><img src="/static/pinwheel.svg" alt="" width="34" height="34">Airflow</a>
<ul class="menu">${items.join('')}</ul>
<div class="clock"><time id="clock">${new Date(request.nowMs).toISOString().slice(11, 16)} UTC</time><i class="caret"></i></div>
<div class="user" title="${escapeMarkup(who.airflowIdentity)}"><b>${escapeMarkup(initialsOf(who.airflowIdentity))}</b>
<span><strong id="user-name">${escapeMarkup(who.airflowIdentity)}</strong><small id="user-role">${who.role}</small></span><i class="caret"></i></div></nav>`;
}

/** A whole page; `main` is HTML. */
export function toAirflow2Page(request: AirflowRequest, title: string, main: string, status = 200): Reply {
  const { environment } = request;
  return htmlReply(
    `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)} - ${escapeMarkup(environment.name)} - Airflow</title>
<link rel="icon" href="/static/pinwheel.svg"><link rel="stylesheet" href="/static/airflow2.css"><link rel="stylesheet" href="/static/airflow2-marks.css"></head>
<body>${navigation(request)}
<main>${main}</main>
<footer><span>Version: <a href="https://pypi.org/project/apache-airflow/${environment.airflowVersion}/">v${escapeMarkup(environment.airflowVersion)}</a></span>
<span>Environment: ${escapeMarkup(environment.name)} (${escapeMarkup(environment.region)})</span></footer>
<script src="/static/airflow2.js"></script></body></html>
`,
    status,
  );
}

const OTHER_PAGES: Readonly<Record<string, string>> = {
  variable: 'List Variable',
  connection: 'List Connection',
  pool: 'List Pool',
  taskinstance: 'List Task Instance',
  dagrun: 'List Dag Run',
  users: 'List Users',
  datasets: 'Datasets',
  cluster_activity: 'Cluster Activity',
  log: 'Audit Logs',
};

/** Any page that the stand-in does not draw: its heading, and what was asked for. */
export function answerOtherPage(request: AirflowRequest): Reply {
  const { incoming } = request;
  const heading = OTHER_PAGES[incoming.path.split('/')[1] ?? ''];
  if (heading === undefined) {
    const lost = `<div class="lost"><h2>Airflow 404 = lots of circles</h2><p>${escapeMarkup(incoming.path)} was not found.</p><p><a href="/home">Return to the main page</a></p></div>`;
    return toAirflow2Page(request, '404', lost, 404);
  }
  const shown = escapeMarkup(targetOf(incoming));
  return toAirflow2Page(
    request,
    heading,
    `<h2>${heading}</h2><div class="panel"><p>Record count: 0</p><p id="requested">${shown}</p></div>`,
  );
}
