// The frame of every Airflow 2 page: head, navigation bar, footer.
import { escapeMarkup } from '../aws/aws-reply.ts';
import type { Reply } from '../loopback-server.ts';
import { type AirflowRequest, htmlReply } from './airflow-request.ts';

/** A whole page. */
export function toAirflow2Page(request: AirflowRequest, title: string, main: string): Reply {
  const { environment, session } = request;
  const who = session.kind === 'valid' ? session.identity : { airflowIdentity: '', role: 'Public' };
  return htmlReply(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)} - ${escapeMarkup(environment.name)} - Airflow</title></head>
<body><p>${escapeMarkup(who.airflowIdentity)} ${who.role}</p><main>${main}</main></body></html>`);
}

/** Any page that the stand-in does not draw. */
export function answerOtherPage(request: AirflowRequest): Reply {
  return toAirflow2Page(request, 'Airflow', `<h1>${escapeMarkup(request.incoming.path)}</h1>`);
}
