// The route table of an Airflow 2 web server.
import { assetRoutes } from './airflow-assets.ts';
import { type AirflowRoute, htmlReply, jsonApiReply, redirectReply } from './airflow-request.ts';
import { answerDagListPage } from './airflow2-dag-list.ts';
import { answerDagPage } from './airflow2-dag-page.ts';
import { answerOtherPage } from './airflow2-layout.ts';
import { answerLogin, answerLoginPage, answerStrangerPage } from './login-pages.ts';
import { answerRestApi, toHealth } from './rest-api.ts';

/** First match wins; what is not here is 404. */
export const airflow2Routes: readonly AirflowRoute[] = [
  {
    name: 'login-page',
    method: 'GET',
    path: /^\/aws_mwaa\/aws-console-sso$/,
    guard: 'public',
    answer: answerLoginPage,
  },
  { name: 'login', method: 'POST', path: /^\/aws_mwaa\/login$/, guard: 'public', answer: answerLogin },
  { name: 'stranger-page', method: 'GET', path: /^\/login\/?$/, guard: 'public', answer: answerStrangerPage },
  ...assetRoutes,
  {
    name: 'health',
    method: 'GET',
    path: /^(?:\/api\/v1)?\/health$/,
    guard: 'public',
    answer: (request) => jsonApiReply(toHealth(request)),
  },
  { name: 'api', method: 'GET', path: /^\/api\/v1\/(.*)$/, guard: 'api', answer: answerRestApi },
  {
    name: 'wrong-version',
    method: 'GET',
    path: /^\/(?:pluginsv2|api|ui)\//,
    guard: 'public',
    answer: () => htmlReply('Not Found', 404),
  },
  {
    name: 'page-data',
    method: 'GET',
    path: /^\/object\/\w+$/,
    guard: 'page',
    answer: () => jsonApiReply({}),
  },
  { name: 'page', method: 'GET', path: /^\/$/, guard: 'page', answer: () => redirectReply('/home') },
  { name: 'dag-list', method: 'GET', path: /^\/home\/?$/, guard: 'page', answer: answerDagListPage },
  {
    name: 'dag-page',
    method: 'GET',
    path: /^\/dags\/([^/]+)(?:\/([\w-]+))?\/?$/,
    guard: 'page',
    answer: answerDagPage,
  },
  { name: 'page', method: 'GET', path: /^\//, guard: 'page', answer: answerOtherPage },
];
