// The single page of Airflow 3: side bar, API calls, and which view a path shows.
import { dagView } from './airflow3-dag-view.js';
import { h, icon } from './airflow3-dom.js';
import { dagsView, homeView } from './airflow3-list-view.js';

const MENU = [
  ['home', 'Home', '/'],
  ['dags', 'Dags', '/dags'],
  ['assets', 'Assets', '/assets'],
  ['browse', 'Browse', '/events'],
  ['admin', 'Admin', '/variables'],
  ['security', 'Security', '/security/users'],
  ['docs', 'Docs', '/docs'],
];

const isSignedOut = async (answer) => {
  if (answer.status === 401) return true;
  if (answer.status !== 403) return false;
  return (await answer.clone().json()).detail === 'Invalid JWT token';
};

const signIn = () => {
  const here = window.location.pathname + window.location.search;
  window.location.replace(`/api/v2/auth/login?next=${encodeURIComponent(here)}`);
};

const ask = async (path) => {
  const answer = await fetch(path, { credentials: 'same-origin' });
  // As the real one does: on its way out, and an error for whoever asked.
  if (await isSignedOut(answer)) signIn();
  if (!answer.ok) throw new Error(`${answer.status} ${(await answer.json()).detail}`);
  return answer.json();
};

const sideBar = (config) => {
  const path = window.location.pathname;
  const isHere = (href) => (href === '/' ? path === '/' : path.startsWith(href));
  return h(
    'nav',
    { class: 'side-bar', 'aria-label': 'Main' },
    h(
      'a',
      { class: 'logo', href: '/' },
      h('img', { src: '/static/pinwheel.svg', alt: 'Airflow', width: '36', height: '36' }),
    ),
    MENU.map(([name, label, href]) => h('a', { href, class: isHere(href) ? 'on' : '' }, icon(name), label)),
    h('span', { class: 'space' }),
    h('a', { class: 'user', href: '/profile', title: config.user.name }, icon('user'), 'User'),
  );
};

const topBar = (config) =>
  h(
    'header',
    { class: 'top-bar' },
    h('strong', { id: 'instance-name' }, config.instance_name),
    h('span', {}, `Airflow ${config.airflow_version}`),
    h('span', {}, config.region),
    h('span', { class: 'space' }),
    h('span', { id: 'user-name' }, config.user.name),
    h('span', { id: 'user-role', class: 'tag' }, config.user.role),
  );

const otherView = () => {
  const { pathname, search, hash } = window.location;
  const name = pathname.split('/')[1] ?? '';
  const heading = name.charAt(0).toUpperCase() + name.slice(1);
  return h(
    'div',
    { class: 'view' },
    h('h1', {}, heading),
    h(
      'div',
      { class: 'card blank' },
      h('p', {}, 'Nothing here yet'),
      h('code', { id: 'requested' }, pathname + search + hash),
    ),
  );
};

const viewOf = async (path) => {
  if (path === '/') {
    const [{ dags }, dashboard] = await Promise.all([ask('/ui/dags'), ask('/ui/dashboard/dag_stats')]);
    return ['DAGs', homeView({ dags, dashboard })];
  }
  const [first, dagId, kind, runId] = path.slice(1).split('/').map(decodeURIComponent);
  if (first !== 'dags') return [first, otherView()];
  if (dagId === undefined || dagId === '') return ['DAGs', dagsView(await ask('/ui/dags'))];
  const selectedId = kind === 'runs' ? runId : undefined;
  return [dagId, dagView(await ask(`/ui/grid/${encodeURIComponent(dagId)}`), selectedId)];
};

const errorView = (error) => h('div', { class: 'view' }, h('div', { class: 'card error' }, error.message));

const show = async () => {
  const config = await ask('/ui/config');
  const main = h('main', {}, topBar(config));
  document.getElementById('root').replaceChildren(sideBar(config), main);
  const [title, view] = await viewOf(window.location.pathname).catch((error) => ['Error', errorView(error)]);
  main.append(view);
  document.title = `${title} - ${config.instance_name} - Airflow`;
};

// Airflow's own interval is 3 s; nothing of the page changes, but an answer of 401 is noticed.
setInterval(() => void ask('/ui/dashboard/dag_stats').catch(() => undefined), 1_000);

await show().catch((error) => document.getElementById('root').replaceChildren(errorView(error)));
