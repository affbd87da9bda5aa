/** Reads what GetEnvironment answered, expecting values that today's service model lacks. */

import { airflowHostFrom } from '../../shared/airflow-host.ts';
import type { Environment, EnvironmentId } from '../../shared/environment.ts';

/** @returns the environment, or null when the answer describes none; what is missing or of a wrong type is left out */
export function toEnvironment(id: EnvironmentId, answer: unknown): Environment | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const fields = answer as Readonly<Record<string, unknown>>;
  const details = {
    status: word(fields.Status),
    airflowVersion: word(fields.AirflowVersion),
    webserverHost: hostFrom(fields.WebserverUrl),
    accessMode: word(fields.WebserverAccessMode),
    environmentClass: word(fields.EnvironmentClass),
    accountId: /^arn:[^:]*:airflow:[^:]*:(\d{12}):/.exec(word(fields.Arn) ?? '')?.[1],
    tags: tagsFrom(fields.Tags),
  };
  // One with nothing in it is an answer that somebody else gave.
  if (Object.values(details).every((value) => value === undefined)) return null;
  return { id, origin: 'listed', ...withoutUndefined(details) };
}

/** The service's longest text is an ARN of 1,224 characters; nothing that is shown comes near. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 512 ? value : undefined;
}

/** The model says `https://...`, the service answers a host without a scheme: both are taken. */
function hostFrom(value: unknown): string | undefined {
  const host = (word(value) ?? '').replace(/^https:\/\//i, '').replace(/\/$/, '');
  return airflowHostFrom(host) ?? undefined;
}

function tagsFrom(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tags = Object.entries(value).flatMap(([name, text]) => {
    const tag = word(text);
    return tag === undefined || name === '__proto__' ? [] : [[name, tag] as const];
  });
  return tags.length === 0 ? undefined : Object.fromEntries(tags);
}

type WithoutUndefined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as WithoutUndefined<T>;
}
