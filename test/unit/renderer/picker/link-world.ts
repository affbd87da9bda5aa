/** Environments for links to lead to. */

import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { acme, environment, snapshot } from './snapshots.ts';

export const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
export const path = '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00#a';
export const url = `https://${host}${path}`;
export const admin = { profile: 'admin', region: 'eu-west-1', name: 'alpha' };

/** alpha through two profiles, and bravo elsewhere. */
export function linkWorld(more: Partial<Snapshot> = {}): Snapshot {
  return snapshot({
    profiles: [acme, { ...acme, name: 'admin' }],
    environments: [
      environment('alpha', { webserverHost: host }),
      environment('bravo', { webserverHost: `x${host}` }),
      { id: admin, origin: 'listed', webserverHost: host },
    ],
    discovery: { phase: 'done', finishedAtMs: 0 },
    ...more,
  });
}
