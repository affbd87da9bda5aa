// Serves the style sheets and scripts of the two versions' pages from the folder `assets/`.
import { readFileSync } from 'node:fs';
import type { Reply } from '../loopback-server.ts';
import type { AirflowRoute } from './airflow-request.ts';

const ASSETS: Readonly<Record<string, string>> = {
  'airflow2.css': 'text/css; charset=utf-8',
  'airflow2-marks.css': 'text/css; charset=utf-8',
  'airflow2.js': 'text/javascript; charset=utf-8',
  'airflow3.css': 'text/css; charset=utf-8',
  'airflow3.js': 'text/javascript; charset=utf-8',
  'airflow3-dom.js': 'text/javascript; charset=utf-8',
  'airflow3-dag.css': 'text/css; charset=utf-8',
  'airflow3-dag-view.js': 'text/javascript; charset=utf-8',
  'airflow3-list-view.js': 'text/javascript; charset=utf-8',
  'pinwheel.svg': 'image/svg+xml',
};

/** An asset by name; 404 for any other. */
function answerAsset(name: string): Reply {
  const type = ASSETS[name];
  if (type === undefined)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
  // Read anew at each request: the files are small, and a change shows after a reload.
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=3600' }, body };
}

/** The routes of the assets, the same in either version. */
export const assetRoutes: readonly AirflowRoute[] = [
  {
    name: 'asset',
    method: 'GET',
    path: /^\/static\/([\w.-]+)$/,
    guard: 'public',
    answer: ({ captures }) => answerAsset(captures[0] ?? ''),
  },
  {
    name: 'asset',
    method: 'GET',
    path: /^\/favicon\.ico$/,
    guard: 'public',
    answer: () => answerAsset('pinwheel.svg'),
  },
];
