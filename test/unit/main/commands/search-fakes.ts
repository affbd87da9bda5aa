/** A search over made-up profiles, with an AWS of the test's own. */

import { vi } from 'vitest';
import { createDiscover, type DiscoverParts } from '../../../../src/main/commands/discover.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { noticeText } from '../../../../src/shared/notice-text.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import type { Discovery } from '../../../../src/shared/snapshot.ts';
import { nowMs, profileOf, stateWith } from '../sample-state.ts';

export type List = DiscoverParts['listEnvironments'];

/** @returns a search that asks `list` about each place, and what came of it */
export function searchWith(
  profiles: AppState['profiles'],
  list: (request: Parameters<List>[0]) => ReturnType<List> | Awaited<ReturnType<List>>,
  more: Partial<AppState> = {},
  settings: Partial<Settings> = {},
) {
  const store = createStore(stateWith(settings, { profiles, ...more }));
  const progress: Discovery[] = [];
  const asked: string[] = [];
  store.subscribe(({ discovery }, before) => {
    if (discovery !== before.discovery) progress.push(discovery);
  });
  const readProfiles = vi.fn(async () => undefined);
  const search = createDiscover({
    store,
    readProfiles,
    listEnvironments: async (request) => {
      asked.push(`${request.profile} ${request.region}`);
      return list(request);
    },
    nowMs: () => nowMs,
  });
  const names = () => Object.values(store.get().found).map(({ id }) => `${id.profile}/${id.name}`);
  const said = () => store.get().notices.map((notice) => noticeText(notice).summary);
  return { ...search, store, progress, names, said, asked, readProfiles };
}

/** @returns profiles p0, p1 ... in the same region */
export const numbered = (count: number) => Array.from({ length: count }, (_, at) => profileOf(`p${at}`));
