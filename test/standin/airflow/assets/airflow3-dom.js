// Small parts that the Airflow 3 views share: elements, icons, times, the switch.

const ICONS = {
  home: 'M3 11 12 4l9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6',
  dags: 'M4 4h6v5H4zM14 9.5h6v5h-6zM4 15h6v5H4zM10 6.5h3.5v5.5H14M10 17.5h3.5V12',
  assets: 'M12 3 20 7.5v9L12 21 4 16.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  browse: 'M4 5h16M4 12h16M4 19h10M18 16v6M15 19h6',
  admin: 'M5 8h14M5 16h14M9 5.5v5M15 13.5v5',
  security: 'M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM9 12l2.2 2.2L15.5 10',
  docs: 'M6 3h9l4 4v14H6zM14.5 3v4.5H19M9 12h7M9 16h7',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4.5 4-6 7.5-6s6.5 1.5 7.5 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21',
  play: 'M8 5.5v13l10-6.5z',
  grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4 21.5 20h-19zM12 10v4.5M12 17v.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
};

/** An element: `h('a', { class: 'x', href }, 'text', child)`; nothing is ever parsed as HTML. */
export const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
};

/** A line icon. */
export const icon = (name) => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
};

/** `2025-09-02 05:00:00`, or a dash. */
export const time = (iso) => (iso ? iso.slice(0, 19).replace('T', ' ') : '—');

/** Seconds between the start of a run and its end (or now). */
export const seconds = (run) =>
  Math.max(1, (Date.parse(run.end_date ?? new Date().toISOString()) - Date.parse(run.start_date)) / 1000);

/** `00:01:22`. */
export const duration = (value) => new Date(Math.round(value) * 1000).toISOString().slice(11, 19);

/** The switch that pauses a Dag. */
export const toggle = (dag) =>
  h(
    'label',
    { class: 'toggle', title: dag.is_paused ? 'Paused' : 'Active' },
    h('input', { type: 'checkbox', checked: !dag.is_paused, 'aria-label': `Unpause ${dag.dag_id}` }),
    h('span'),
  );

/** A coloured badge with an icon and a number or a word. */
export const badge = (state, text) =>
  h(
    'span',
    { class: `badge ${state}` },
    icon(state === 'failed' ? 'alert' : state === 'running' ? 'clock' : 'check'),
    text,
  );
