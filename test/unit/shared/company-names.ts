/** Three hundred environments named as companies name theirs: team, purpose, stage, region, in several styles; the same at every run. */

import type { SearchRow } from '../../../src/shared/rank-rows.ts';
import { createRandom } from '../../standin/random.ts';
import { searchRow, teams } from './search-corpus.ts';

const manyTeams = [
  ...teams,
  'pricing',
  'supply-chain',
  'data-platform',
  'ml-platform',
  'finance',
  'inventory',
  'checkout',
  'identity',
  'ads',
  'hr',
];
const purposes = [
  'analytics',
  'ingest',
  'reporting',
  'features',
  'exports',
  'warehouse',
  'etl',
  'orchestration',
  'dbt',
  'forecast',
  'cdc',
  'quality',
  'scoring',
  'backfill',
];
const stages = ['dev', 'test', 'staging', 'preprod', 'prod', 'sandbox'];
const regions = [
  ['eu-west-1', 'euw1'],
  ['us-east-1', 'use1'],
  ['eu-central-1', 'euc1'],
  ['ap-southeast-2', 'apse2'],
] as const;

interface NameParts {
  readonly team: string;
  readonly purpose: string;
  readonly stage: string;
  readonly region: string;
  readonly short: string;
}

/** Each style about as common as it is met; one with a region where several of them are in use. */
const styles: readonly ((parts: NameParts) => string)[] = [
  ({ team, purpose, stage }) => `${team}-${purpose}-${stage}`,
  ({ team, purpose, stage, short }) => `${team}-${purpose}-${stage}-${short}`,
  ({ team, purpose, stage, region }) => `${team}-${purpose}-${stage}-${region}`,
  ({ team, purpose, stage }) => `mwaa-${team}-${purpose}-${stage}`,
  ({ team, purpose, stage, short }) => `airflow-${stage}-${short}-${team}-${purpose}`,
  ({ team, purpose, stage }) => `${team}_${purpose}_${stage}`.replaceAll('-', '_'),
  ({ team, purpose, stage }) => [...team.split('-'), purpose, 'airflow', stage].map(capital).join(''),
];

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** @returns the words of a name: parted by hyphens, underscores and capital letters */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_]/);
}

/** @returns so many rows, each with a name of its own */
export function companyEnvironments(count: number, seed: number): readonly SearchRow[] {
  const random = createRandom(seed);
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T =>
    from[Math.floor(random() * from.length)] as T;
  const rows = new Map<string, SearchRow>();
  while (rows.size < count) {
    const [region, short] = pick(regions);
    const parts = { team: pick(manyTeams), purpose: pick(purposes), stage: pick(stages), region, short };
    const name = pick(styles)(parts);
    const isProduction = parts.stage === 'prod';
    rows.set(
      name,
      searchRow({
        name,
        profile: isProduction ? 'acme-prod-admin' : `acme-${parts.stage}`,
        region,
        account: isProduction ? '111122223333' : '444455556666',
        accountName: isProduction ? 'acme-production' : 'acme-non-production',
        version: pick(['2.10.3', '3.0.6']),
        tags: [parts.team, parts.stage],
      }),
    );
  }
  return [...rows.values()];
}
