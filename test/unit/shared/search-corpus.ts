/** Made-up environments shaped like those of a company that uses MWAA a lot; the same at every run. */

import type { SearchRow } from '../../../src/shared/rank-rows.ts';

/** Names of teams, as companies have them. */
export const teams = [
  'payments',
  'marketing',
  'risk',
  'logistics',
  'fraud',
  'customer',
  'ledger',
  'growth',
  'search',
  'billing',
];
const subjects = ['analytics', 'ingest', 'reporting', 'features', 'exports', 'warehouse'];
const stages = ['dev', 'staging', 'prod'];
const regions = ['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-southeast-2'];

/** @returns a row with these fields and made-up others */
export function searchRow(fields: Partial<SearchRow> & { readonly name: string }): SearchRow {
  const row = { profile: 'default', region: 'eu-west-1', tags: [], ...fields };
  return { key: `${row.profile}/${row.region}/${row.name}`, ...row };
}

/** @returns so many rows of many profiles and regions; names repeat between accounts, as they do */
export function manyRows(count: number): readonly SearchRow[] {
  return Array.from({ length: count }, (_, at) =>
    searchRow({
      name: `${teams[at % 10]}-${subjects[at % 6]}-${stages[at % 3]}-${Math.floor(at / 30)}`,
      profile: `account-${at % 41}-admin`,
      region: regions[at % 4] ?? 'eu-west-1',
      account: String(100_000_000_000 + (at % 41)),
      version: at % 2 === 0 ? '2.10.3' : '3.0.6',
      tags: [teams[at % 10] ?? '', stages[at % 3] ?? '', `cost-centre-${at % 97}`],
    }),
  );
}
