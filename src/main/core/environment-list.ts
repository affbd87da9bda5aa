/** The environments that are known, as `windsock list` prints them. */

import { type Environment, sameEnvironment } from '../../shared/environment.ts';
import type { Settings } from '../../shared/settings.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { ListFormat } from './command-line.ts';
import type { ListColumn } from './command-line-grammar.ts';

const columns: Readonly<Record<ListColumn, (environment: Environment) => string | undefined>> = {
  name: ({ id }) => id.name,
  profile: ({ id }) => id.profile,
  region: ({ id }) => id.region,
  account: ({ accountId }) => accountId,
  airflow: ({ airflowVersion }) => airflowVersion,
  status: ({ status }) => status,
  host: ({ webserverHost }) => webserverHost,
};

const tableColumns: readonly ListColumn[] = ['name', 'profile', 'region', 'account', 'airflow', 'status'];

/** @returns the lines to print, each with its end; empty for no environments but in JSON */
export function environmentListText(
  environments: readonly Environment[],
  format: ListFormat,
  { favourites }: Pick<Settings, 'favourites'>,
): string {
  const sorted = environments.toSorted(compareEnvironments);
  switch (format.kind) {
    case 'json':
      return `${JSON.stringify(
        sorted.map((each) => jsonFrom(each, favourites)),
        null,
        2,
      )}\n`;
    case 'column':
      return linesFrom(columnOf(sorted, format.column));
    case 'table':
      return sorted.length === 0 ? '' : tableText(sorted);
  }
}

/** @returns the order by name, then region, then profile, as All in the picker has it */
export function compareEnvironments({ id: a }: Environment, { id: b }: Environment): number {
  return (
    collator.compare(a.name, b.name) ||
    collator.compare(a.region, b.region) ||
    collator.compare(a.profile, b.profile)
  );
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A column for another program to read: an unknown value has no line. */
function columnOf(environments: readonly Environment[], column: ListColumn): readonly string[] {
  const values = environments.flatMap((each) => columns[column](each) ?? []);
  return [...new Set(values.map(visibleText))];
}

function jsonFrom(environment: Environment, favourites: Settings['favourites']) {
  const { id, accountId, airflowVersion, status, webserverHost } = environment;
  return {
    name: id.name,
    profile: id.profile,
    region: id.region,
    accountId: accountId ?? null,
    airflowVersion: airflowVersion ?? null,
    status: status ?? null,
    webserverHost: webserverHost ?? null,
    favourite: favourites.some((each) => sameEnvironment(each, id)),
  };
}

/** @returns a table with a line of headings; what is unknown is a dash */
export function tableText(environments: readonly Environment[]): string {
  const heading = tableColumns.map((column) => column.toUpperCase());
  const rows = environments.map((each) =>
    tableColumns.map((column) => visibleText(columns[column](each) ?? '-')),
  );
  const widths = heading.map((_, at) => Math.max(...[heading, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return linesFrom([heading, ...rows].map(line));
}

function linesFrom(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
