/** Environments as a table, fitted to a terminal. */

import type { Environment } from '../../shared/environment.ts';
import { cutInMiddle, visibleText } from '../../shared/visible-text.ts';
import type { ListColumn } from './command-line-grammar.ts';

/** What stands in each column; undefined for what is not known. */
export const columnTexts: Readonly<Record<ListColumn, (environment: Environment) => string | undefined>> = {
  name: ({ id }) => id.name,
  profile: ({ id }) => id.profile,
  region: ({ id }) => id.region,
  account: ({ accountId }) => accountId,
  airflow: ({ airflowVersion }) => airflowVersion,
  status: ({ status }) => status,
  host: ({ webserverHost }) => webserverHost,
};

const tableColumns: readonly ListColumn[] = ['name', 'profile', 'region', 'account', 'airflow', 'status'];

/** Left out one after the other where the line is too long; the first two are what a command takes. */
const dispensable: readonly ListColumn[] = ['account', 'airflow', 'status', 'region'];

/** A profile keeps as many letters before a column is left out for it. */
const shortProfile = 12;

const gap = '  ';

interface Column {
  readonly column: ListColumn;
  readonly cells: readonly string[];
  readonly width: number;
}

/**
 * @param widthMax  of a terminal, in letters; without it nothing is cut
 * @returns a table with a line of headings; what is unknown is a dash
 */
export function tableText(environments: readonly Environment[], widthMax = Number.POSITIVE_INFINITY): string {
  const columns = fitted(
    tableColumns.map((column) => columnOf(column, environments)),
    widthMax,
  );
  const line = (at: number) =>
    columns
      .map(({ cells, width }) => cutInMiddle(cells[at] ?? '', width).padEnd(width))
      .join(gap)
      .trimEnd();
  return Array.from({ length: environments.length + 1 }, (_, at) => `${line(at)}\n`).join('');
}

function columnOf(column: ListColumn, environments: readonly Environment[]): Column {
  const texts = environments.map((each) => visibleText(columnTexts[column](each) ?? '-'));
  const cells = [column.toUpperCase(), ...texts];
  return { column, cells, width: Math.max(...cells.map(({ length }) => length)) };
}

/** First the profile gives way, then whole columns, and the name last. */
function fitted(all: readonly Column[], widthMax: number): readonly Column[] {
  const leastWidth = ({ column, width }: Column) =>
    column === 'profile' ? Math.min(width, shortProfile) : width;
  let kept = all;
  for (const column of dispensable) {
    if (lineWidth(kept.map(leastWidth)) > widthMax) kept = kept.filter((each) => each.column !== column);
  }
  for (const column of ['profile', 'name'] as const) {
    const excess = Math.max(0, lineWidth(kept.map(({ width }) => width)) - widthMax);
    const least = column === 'profile' ? shortProfile : 1;
    kept = kept.map((each) =>
      each.column === column
        ? { ...each, width: Math.max(Math.min(least, each.width), each.width - excess) }
        : each,
    );
  }
  return kept;
}

function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
}
