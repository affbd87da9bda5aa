import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../../src/renderer/picker/catalogue.ts';
import { type TaskKey, taskKeys } from '../../../../src/renderer/picker/layout.ts';
import { taskRow } from '../../../../src/renderer/picker/task-rows.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import { acme, corp, lacksKeys, snapshotOf } from './snapshots.ts';

function hint(more: Partial<Snapshot>, key: TaskKey = taskKeys.look) {
  return taskRow(key, catalogueFrom({ ...snapshotOf(['alpha']), ...more }, null), '').hint;
}

test('a search names only the profiles that it goes through', () => {
  const profiles = [acme, corp, lacksKeys];
  expect(hint({ profiles })).toBe('Asks AWS in the regions in use, through 2 profiles.');
  expect(hint({ profiles }, taskKeys.searchAll)).toBe(
    'Asks AWS in every region that offers MWAA, through 2 profiles.',
  );
  expect(hint({ profiles, unsearchedProfiles: ['acme'] })).toBe(
    'Asks AWS in the regions in use, through 1 profile.',
  );
});

test('a search that no profile brings a region to asks nothing, and says what is needed', () => {
  const { region: _none, ...nowhere } = corp;
  const throughOne = 'Asks AWS in the regions in use, through 1 profile.';
  expect(hint({ profiles: [nowhere] })).toBe(
    'Needs a region: add “region = …” to a profile, or search all regions.',
  );
  expect(hint({ profiles: [nowhere, acme] })).toBe(throughOne);
  expect(hint({ profiles: [nowhere], extraRegions: ['eu-west-1'] })).toBe(throughOne);
  expect(hint({ profiles: [{ ...nowhere, name: 'acme' }] })).toBe(throughOne);
});
