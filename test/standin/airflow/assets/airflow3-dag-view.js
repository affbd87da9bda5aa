// The page of one Dag in Airflow 3: the grid on the left, overview or run on the right.
import { badge, duration, h, icon, seconds, time, toggle } from './airflow3-dom.js';

const runHref = (dag, run) => `/dags/${dag.dag_id}/runs/${encodeURIComponent(run.dag_run_id)}`;

const grid = ({ dag, runs, tasks }, selectedId) => {
  const longest = Math.max(1, ...runs.map(seconds));
  const chosen = (run) => (run.dag_run_id === selectedId ? 'chosen' : '');
  const bars = runs.map((run) =>
    h(
      'td',
      { class: `bar-cell ${chosen(run)}` },
      h('a', {
        href: runHref(dag, run),
        class: `bar ${run.state}`,
        title: run.dag_run_id,
        style: `height: ${Math.max(6, (seconds(run) / longest) * 92)}px`,
      }),
    ),
  );
  const rows = tasks.map((task, index) =>
    h(
      'tr',
      {},
      h('th', {}, task),
      runs.map((run) =>
        h('td', { class: chosen(run) }, h('span', { class: `cell ${run.task_states[index]}` })),
      ),
    ),
  );
  const scale = [longest, longest / 2, 0].map((value) => h('span', {}, duration(value)));
  return h(
    'table',
    { class: 'grid' },
    h('tbody', {}, h('tr', {}, h('th', { class: 'scale' }, scale), bars), rows),
  );
};

const TABS = ['Overview', 'Runs', 'Tasks', 'Calendar', 'Backfills', 'Audit Log', 'Code', 'Details'];
const RUN_TABS = ['Task Instances', 'Asset Events', 'Audit Log', 'Code', 'Details'];

const tabs = (labels) =>
  h(
    'nav',
    { class: 'tabs' },
    labels.map((label, index) => h('a', { class: index === 0 ? 'on' : '' }, label)),
  );
const fact = (label, value) => h('div', { class: 'fact' }, h('small', {}, label), h('div', {}, value));

const chart = (runs) => {
  const longest = Math.max(1, ...runs.map(seconds));
  return h(
    'div',
    { class: 'card chart' },
    h('strong', {}, `Duration of the last ${runs.length} Dag Runs`),
    h(
      'div',
      { class: 'columns' },
      runs.map((run) =>
        h('span', { class: `bar ${run.state}`, style: `height: ${(seconds(run) / longest) * 170}px` }),
      ),
    ),
    h(
      'div',
      { class: 'axis' },
      h('span', {}, time(runs[0]?.start_date)),
      h('span', {}, time(runs.at(-1)?.start_date)),
    ),
  );
};

const overview = ({ dag, runs }) => {
  const failed = runs.filter((run) => run.state === 'failed').length;
  const failedTasks = runs.flatMap((run) => run.task_states).filter((state) => state === 'failed').length;
  return [
    h(
      'div',
      { class: 'dag-head' },
      h('h1', {}, icon('dags'), dag.dag_id),
      h('p', {}, dag.description),
      h(
        'div',
        { class: 'facts' },
        fact('Schedule', dag.timetable_summary ?? 'None'),
        fact('Latest Run', time(runs.at(-1)?.start_date)),
        fact('Next Run', time(dag.next_dagrun_run_after)),
        fact('Owner', dag.owners.join(', ')),
      ),
    ),
    tabs(TABS),
    h(
      'div',
      { class: 'tab-body' },
      h(
        'div',
        { class: 'row' },
        h(
          'div',
          { class: 'card stat' },
          badge('failed', String(failedTasks)),
          h('strong', {}, 'Failed Tasks'),
        ),
        h('div', { class: 'card stat' }, badge('failed', String(failed)), h('strong', {}, 'Failed Runs')),
      ),
      chart(runs.slice(-18)),
    ),
  ];
};

const runPanel = ({ tasks }, run) => [
  h(
    'div',
    { class: 'dag-head' },
    h('h1', {}, time(run.run_after), badge(run.state, run.state)),
    h('p', {}, run.dag_run_id),
    h(
      'div',
      { class: 'facts' },
      fact('Run Type', run.run_type),
      fact('Start', time(run.start_date)),
      fact('End', time(run.end_date)),
      fact('Duration', duration(seconds(run))),
    ),
  ),
  tabs(RUN_TABS),
  h(
    'div',
    { class: 'tab-body' },
    h(
      'table',
      { class: 'instances' },
      h('thead', {}, h('tr', {}, h('th', {}, 'Task ID'), h('th', {}, 'State'), h('th', {}, 'Try Number'))),
      h(
        'tbody',
        {},
        tasks.map((task, index) =>
          h(
            'tr',
            {},
            h('td', {}, task),
            h('td', {}, badge(run.task_states[index], run.task_states[index])),
            h('td', {}, '1'),
          ),
        ),
      ),
    ),
  ),
];

/** The view of `/dags/{id}` and, with a run, of `/dags/{id}/runs/{run}`. */
export const dagView = (data, selectedId) => {
  const { dag, runs } = data;
  const run = runs.find((candidate) => candidate.dag_run_id === selectedId);
  return h(
    'div',
    { class: 'view dag-view' },
    h(
      'div',
      { class: 'crumbs' },
      h('a', { href: '/dags' }, 'Dags'),
      '›',
      h('a', { href: `/dags/${dag.dag_id}` }, dag.dag_id),
      run ? ['›', h('span', {}, time(run.run_after))] : [],
      dag.tags.map((tag) => h('span', { class: 'tag' }, tag.name)),
      h('span', { class: 'space' }),
      toggle(dag),
      h('button', { type: 'button', class: 'solid' }, icon('play'), 'Trigger'),
    ),
    h(
      'div',
      { class: 'split' },
      h(
        'section',
        { class: 'card' },
        h(
          'div',
          { class: 'tools' },
          h('span', { class: 'tool on' }, icon('grid')),
          h('span', { class: 'tool' }, icon('dags')),
          h('span', { class: 'select' }, '25 Dag Runs'),
        ),
        grid(data, selectedId),
      ),
      h('section', { class: 'card' }, run ? runPanel(data, run) : overview(data)),
    ),
  );
};
