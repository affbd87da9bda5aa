/** The environments that are known, as `windsock list` prints them. */

import { compareEnvironments, type Environment, sameEnvironment } from '../../shared/environment.ts';
import type { Settings } from '../../shared/settings.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { ListFormat } from './command-line.ts';
import type { ListColumn } from './command-line-grammar.ts';
import { columnTexts, tableText } from './environment-table.ts';

/**
 * @param widthMax  of a terminal, in letters, to which a table is fitted; what other programs read is whole
 * @returns the lines to print, each with its end; empty for no environments but in JSON
 */
export function environmentListText(
  environments: readonly Environment[],
  format: ListFormat,
  { favourites, widthMax }: Pick<Settings, 'favourites'> & { readonly widthMax?: number | undefined },
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
      return columnOf(sorted, format.column)
        .map((value) => `${value}\n`)
        .join('');
    case 'table':
      return sorted.length === 0 ? '' : tableText(sorted, widthMax);
  }
}

/** A column for another program to read: an unknown value has no line. */
function columnOf(environments: readonly Environment[], column: ListColumn): readonly string[] {
  const values = environments.flatMap((each) => columnTexts[column](each) ?? []);
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
