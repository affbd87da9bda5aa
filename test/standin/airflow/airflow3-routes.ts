// The route table of an Airflow 3 web server.
import { assetRoutes } from './airflow-assets.ts';
import { type AirflowRoute, htmlReply, jsonApiReply, redirectReply } from './airflow-request.ts';
import { answerShell } from './airflow3-shell.ts';
import { answerUiApi } from './airflow3-ui-api.ts';
import { answerLogin, answerLoginPage, answerStrangerPage } from './login-pages.ts';
import { answerRestApi, toHealth, toVersion } from './rest-api.ts';

/** First match wins; every other page is the one shell, whose script asks the API. */
export const airflow3Routes: readonly AirflowRoute[] = [
  {
    name: 'login-page',
    method: 'GET',
    path: /^\/pluginsv2\/aws_mwaa\/aws-console-sso$/,
    guard: 'public',
    answer: answerLoginPage,
  },
  {
    name: 'login',
    method: 'POST',
    path: /^\/pluginsv2\/aws_mwaa\/login$/,
    guard: 'public',
    answer: answerLogin,
  },
  {
    name: 'auth-redirect',
    method: 'GET',
    path: /^\/api\/v2\/auth\/login$/,
    guard: 'public',
    answer: ({ incoming }) =>
      redirectReply(`/auth/login/${incoming.query === '' ? '' : `?${incoming.query}`}`),
  },
  {
    name: 'stranger-page',
    method: 'GET',
    path: /^\/auth\/login\/?$/,
    guard: 'public',
    answer: answerStrangerPage,
  },
  ...assetRoutes,
  {
    name: 'health',
    method: 'GET',
    path: /^\/api\/v2\/monitor\/health$/,
    guard: 'public',
    answer: (request) => jsonApiReply(toHealth(request)),
  },
  {
    name: 'version',
    method: 'GET',
    path: /^\/api\/v2\/version$/,
    guard: 'public',
    answer: (request) => jsonApiReply(toVersion(request)),
  },
  { name: 'api', method: 'GET', path: /^\/api\/v2\/(.*)$/, guard: 'api', answer: answerRestApi },
  { name: 'ui-api', method: 'GET', path: /^\/ui\/(.*)$/, guard: 'api', answer: answerUiApi },
  {
    name: 'wrong-version',
    method: 'GET',
    path: /^\/(?:aws_mwaa|pluginsv2|api|health)(?:\/|$)/,
    guard: 'public',
    answer: () => htmlReply('Not Found', 404),
  },
  { name: 'shell', method: 'GET', path: /^\//, guard: 'public', answer: answerShell },
];
