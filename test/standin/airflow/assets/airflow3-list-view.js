// The start page and the list of Dags of Airflow 3.
import { badge, duration, h, icon, seconds, time, toggle } from './airflow3-dom.js';

const runBars = (dag) => {
  const longest = Math.max(1, ...dag.latest_dag_runs.map(seconds));
  return h(
    'div',
    { class: 'run-bars' },
    dag.latest_dag_runs.map((run) =>
      h('a', {
        class: `bar ${run.state}`,
        href: `/dags/${dag.dag_id}/runs/${encodeURIComponent(run.dag_run_id)}`,
        title: `${run.state} ${duration(seconds(run))}`,
        style: `height: ${Math.max(6, (seconds(run) / longest) * 40)}px`,
      }),
    ),
  );
};

const fact = (label, ...value) => h('div', { class: 'fact' }, h('small', {}, label), h('div', {}, ...value));

const dagCard = (dag) => {
  const last = dag.latest_dag_runs.at(-1);
  return h(
    'article',
    { class: 'card', 'data-dag-id': dag.dag_id, 'data-state': last?.state ?? 'none' },
    h(
      'header',
      {},
      h('a', { class: 'dag-id', href: `/dags/${dag.dag_id}`, title: dag.description }, dag.dag_id),
      dag.tags.map((tag) => h('span', { class: 'tag' }, tag.name)),
      h('span', { class: 'space' }),
      toggle(dag),
      h('button', { type: 'button', class: 'icon-button', title: 'Trigger Dag' }, icon('play')),
    ),
    h(
      'div',
      { class: 'facts' },
      fact('Schedule', icon('clock'), dag.timetable_summary ?? 'Never, external triggers only'),
      fact('Latest Run', time(last?.start_date), h('i', { class: `dot ${last?.state ?? ''}` })),
      fact('Next Run', time(dag.next_dagrun_run_after)),
      runBars(dag),
    ),
  );
};

const FILTERS = ['All', 'Failed', 'Running', 'Success'];

const filterCards = (list, { text, state }) => {
  for (const card of list.children) {
    const isFound = card.dataset.dagId.includes(text) && (state === 'all' || card.dataset.state === state);
    card.hidden = !isFound;
  }
};

/** The view of `/dags`. */
export const dagsView = ({ dags }) => {
  const list = h('div', { class: 'cards' }, dags.map(dagCard));
  const wanted = { text: '', state: 'all' };
  const pills = FILTERS.map((label) =>
    h(
      'button',
      {
        type: 'button',
        class: label === 'All' ? 'pill on' : 'pill',
        onclick: (event) => {
          wanted.state = label.toLowerCase();
          for (const pill of pills) pill.classList.toggle('on', pill === event.currentTarget);
          filterCards(list, wanted);
        },
      },
      label === 'All' ? label : h('i', { class: `dot ${label.toLowerCase()}` }),
      label === 'All' ? '' : label,
    ),
  );
  const search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search Dags',
    'aria-label': 'Search Dags',
    oninput: (event) => {
      wanted.text = event.currentTarget.value.trim().toLowerCase();
      filterCards(list, wanted);
    },
  });
  return h(
    'div',
    { class: 'view' },
    h('div', { class: 'search' }, icon('search'), search, h('kbd', {}, 'Ctrl+K')),
    h(
      'div',
      { class: 'filter-row' },
      pills,
      h('span', { class: 'select' }, 'Active'),
      h('span', { class: 'select wide' }, 'Filter Dags by tag'),
    ),
    h(
      'div',
      { class: 'list-head' },
      h('h2', {}, `${dags.length} Dags`),
      h('span', { class: 'select' }, 'Sort by Display Name (A-Z)'),
    ),
    list,
  );
};

const stat = (label, state, count, href) =>
  h(
    'a',
    { class: 'card stat', href },
    badge(state, String(count)),
    h('strong', {}, label),
    h('span', { class: 'arrow' }, '›'),
  );

const health = (label, status) =>
  h(
    'div',
    { class: 'card health' },
    h('span', {}, label),
    badge(status === 'healthy' ? 'success' : 'failed', status === 'healthy' ? 'Healthy' : 'Unhealthy'),
  );

/** The view of `/`. */
export const homeView = ({ dags, dashboard }) =>
  h(
    'div',
    { class: 'view' },
    h('h1', {}, 'Welcome'),
    h('h2', { class: 'section' }, 'Stats'),
    h(
      'div',
      { class: 'row' },
      stat('Failed Dags', 'failed', dashboard.failed_dag_count, '/dags?last_dag_run_state=failed'),
      stat('Running Dags', 'running', dashboard.running_dag_count, '/dags?last_dag_run_state=running'),
      stat('Active Dags', 'success', dashboard.active_dag_count, '/dags'),
    ),
    h('h2', { class: 'section' }, 'Health'),
    h(
      'div',
      { class: 'row' },
      health('MetaDatabase', dashboard.health.metadatabase.status),
      health('Scheduler', dashboard.health.scheduler.status),
      health('Triggerer', dashboard.health.triggerer.status),
      health('Dag Processor', dashboard.health.dag_processor.status),
    ),
    h(
      'div',
      { class: 'list-head' },
      h('h2', {}, 'Dags'),
      h('a', { href: '/dags' }, `All ${dags.length} Dags`),
    ),
    h('div', { class: 'cards' }, dags.slice(0, 6).map(dagCard)),
  );
