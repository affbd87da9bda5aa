// The environments of the sample world: names, versions, hosts and tags as a mid-sized retailer might have them.
import { type HostKind, toWebServerHost, type WorldEnvironment } from './world.ts';

/** The accounts of the sample world. */
export const sampleAccounts = {
  production: '412233445566',
  staging: '523344556677',
  analytics: '634455667788',
  machineLearning: '745566778899',
  logistics: '856677889900',
  finance: '967788990011',
} as const;

interface Row {
  readonly name: string;
  readonly version: string;
  readonly host?: HostKind;
  readonly status?: string;
  readonly isPrivate?: boolean;
  readonly size?: string;
  readonly team: string;
}

const production: readonly Row[] = [
  { name: 'orders-prod', version: '2.10.3', team: 'orders', size: 'mw1.large' },
  { name: 'orders-reporting-prod', version: '2.10.3', team: 'orders' },
  { name: 'payments-prod', version: '2.10.1', team: 'payments', isPrivate: true, size: 'mw1.large' },
  { name: 'customer-360-prod', version: '3.0.6', team: 'crm', host: 'on-aws', size: 'mw1.large' },
  { name: 'inventory-sync-prod', version: '2.9.2', team: 'supply' },
  { name: 'pricing-prod', version: '2.10.3', team: 'pricing', status: 'UPDATING' },
  { name: 'search-index-prod', version: '3.0.6', team: 'search' },
  { name: 'fraud-detection-prod', version: '3.0.6', team: 'payments', host: 'on-aws' },
  { name: 'legacy-etl-prod', version: '2.8.1', team: 'platform', status: 'UNAVAILABLE', size: 'mw1.small' },
];

const staging: readonly Row[] = [
  { name: 'orders-staging', version: '2.10.3', team: 'orders' },
  { name: 'payments-staging', version: '2.10.3', team: 'payments' },
  { name: 'customer-360-staging', version: '3.0.6', team: 'crm', host: 'on-aws' },
  { name: 'inventory-sync-staging', version: '2.10.3', team: 'supply', host: 'on-aws' },
  { name: 'pricing-staging', version: '3.0.6', team: 'pricing', status: 'CREATING', host: 'on-aws' },
  { name: 'search-index-staging', version: '3.0.6', team: 'search' },
  { name: 'sandbox-mara', version: '2.10.3', team: 'platform', size: 'mw1.micro' },
  { name: 'airflow3_migration_test', version: '3.0.6', team: 'platform', host: 'on-aws', size: 'mw1.micro' },
];

const analytics: readonly Row[] = [
  { name: 'clickstream-prod', version: '2.10.3', team: 'web-analytics', size: 'mw1.xlarge' },
  { name: 'clickstream-staging', version: '2.10.3', team: 'web-analytics' },
  { name: 'marketing-attribution-prod', version: '2.9.2', team: 'marketing' },
  { name: 'experimentation-prod', version: '3.0.6', team: 'growth', host: 'on-aws' },
  { name: 'bi-refresh-prod', version: '2.10.1', team: 'bi' },
  { name: 'bi-refresh-staging', version: '2.10.3', team: 'bi', status: 'CREATING_SNAPSHOT' },
];

const machineLearning: readonly Row[] = [
  { name: 'ml-features-prod', version: '3.0.6', team: 'ml-platform', host: 'on-aws', size: 'mw1.large' },
  { name: 'ml-features-staging', version: '3.0.6', team: 'ml-platform', host: 'on-aws' },
  { name: 'ml-training-prod', version: '2.10.3', team: 'ml-platform', size: 'mw1.2xlarge' },
  { name: 'recommendations-prod', version: '2.10.3', team: 'recsys' },
];

const logistics: readonly Row[] = [
  { name: 'lagerbestand-prod', version: '2.10.3', team: 'lager' },
  { name: 'versand-prod', version: '3.0.6', team: 'versand', host: 'on-aws' },
  { name: 'versand-test', version: '3.0.6', team: 'versand', host: 'on-aws' },
];

const finance: readonly Row[] = [
  { name: 'finance-close-prod', version: '2.10.1', team: 'controlling', isPrivate: true },
  { name: 'finance-ledger-prod', version: '3.0.6', team: 'controlling', host: 'on-aws' },
];

const productionApac: readonly Row[] = [
  { name: 'orders-apac-prod', version: '2.10.3', team: 'orders' },
  { name: 'payments-apac-prod', version: '2.10.3', team: 'payments', isPrivate: true },
];

function stageOf(name: string): string {
  if (/prod$/.test(name)) return 'production';
  return /staging$/.test(name) ? 'staging' : 'development';
}

function toEnvironments(
  account: string,
  region: string,
  costCentre: string,
  rows: readonly Row[],
): readonly WorldEnvironment[] {
  return rows.map((row, index) => {
    const { name } = row;
    const kind = row.host ?? 'amazonaws';
    const isPrivate = row.isPrivate === true;
    return {
      account,
      region,
      name,
      airflowVersion: row.version,
      host: toWebServerHost({ account, region, name, kind, isPrivate }),
      status: row.status ?? 'AVAILABLE',
      accessMode: isPrivate ? 'PRIVATE_ONLY' : 'PUBLIC_ONLY',
      environmentClass: row.size ?? 'mw1.medium',
      // The hosts under on.aws exist since 2025-08-19.
      createdAtMs: Date.UTC(kind === 'on-aws' ? 2025 : 2023, 8 + (index % 3), 2 + index * 3, 9, 14 + index),
      tags: { Environment: stageOf(name), Team: row.team, CostCentre: costCentre },
    };
  });
}

/** All environments of the sample world. */
export const sampleEnvironments: readonly WorldEnvironment[] = [
  ...toEnvironments(sampleAccounts.production, 'eu-west-1', 'cc-1100', production),
  ...toEnvironments(sampleAccounts.production, 'ap-southeast-2', 'cc-1180', productionApac),
  ...toEnvironments(sampleAccounts.staging, 'eu-west-1', 'cc-1190', staging),
  ...toEnvironments(sampleAccounts.analytics, 'us-east-1', 'cc-2300', analytics),
  ...toEnvironments(sampleAccounts.machineLearning, 'us-west-2', 'cc-2710', machineLearning),
  ...toEnvironments(sampleAccounts.logistics, 'eu-central-1', 'cc-4020', logistics),
  ...toEnvironments(sampleAccounts.finance, 'eu-west-1', 'cc-5005', finance),
];
