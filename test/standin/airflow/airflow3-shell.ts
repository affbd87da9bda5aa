// The one page of Airflow 3: an empty shell whose script asks the API.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import { type AirflowRequest, htmlReply } from './airflow-request.ts';

/** GET of any page. */
export function answerShell(request: AirflowRequest): Reply {
  const name = escapeMarkup(request.environment.name);
  return htmlReply(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name} - Airflow</title>
<link rel="icon" href="/static/pinwheel.svg"><link rel="stylesheet" href="/static/airflow3.css"><link rel="stylesheet" href="/static/airflow3-dag.css"></head>
<body><div id="root"></div><script type="module" src="/static/airflow3.js"></script></body></html>
`);
}
