/** Connects ahead to the web server of an environment. */

import { session } from 'electron';
import type { EnvironmentId } from '../../shared/environment.ts';
import { partitionOf } from './partition.ts';

/** Opens one connection in the environment's own session, as its pages would; nothing is sent, and a failure is told to nobody. */
export function connectWebServer(id: EnvironmentId, host: string): void {
  session.fromPartition(partitionOf(id)).preconnect({ url: `https://${host}`, numSockets: 1 });
}
