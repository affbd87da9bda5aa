/** Roles whose source profile is not ready, with what is said of it. */

import { type ProfileCase, role, roleFromS, sWithKeys } from './profile-case.ts';

export const sourceCases: readonly ProfileCase[] = [
  [
    'a role from a missing profile',
    `[profile p]\n${role}source_profile = gone`,
    '',
    { problem: { kind: 'source-missing', source: 'gone', file: 'config', line: 3 } },
  ],
  [
    'a role from an empty profile',
    `[profile p]\n${role}source_profile = s\n[profile s]`,
    '',
    {
      kind: 'assume-role',
      problem: {
        kind: 'source-not-ready',
        source: 's',
        reason: { kind: 'no-credentials', file: 'config', line: 4 },
      },
    },
  ],
  [
    'a role from half a key',
    roleFromS,
    '[s]\naws_access_key_id = a',
    {
      problem: {
        kind: 'source-not-ready',
        source: 's',
        reason: { kind: 'partial-keys', missing: 'aws_secret_access_key', file: 'credentials', line: 2 },
      },
    },
  ],
  [
    'a role from a role from a missing profile',
    `[profile p]\n${role}source_profile = i\n[profile i]\n${role}source_profile = gone`,
    '',
    {
      problem: {
        kind: 'source-not-ready',
        source: 'i',
        reason: { kind: 'source-missing', source: 'gone', file: 'config', line: 6 },
      },
    },
  ],
  [
    'a role from a role from a role from an empty profile',
    `[profile p]\n${role}source_profile = i\n[profile i]\n${role}source_profile = j\n[profile j]\n${role}source_profile = e\n[profile e]`,
    '',
    { problem: { kind: 'source-not-ready', source: 'e' } },
  ],
  [
    'a role with a blank source_profile',
    `[profile p]\n${role}source_profile =`,
    '',
    { problem: { kind: 'property-missing', missing: 'source_profile', file: 'config', line: 3 } },
  ],
  [
    'a role with a mistyped source_profile',
    `[profile p]\n${role}sorce_profile = s`,
    sWithKeys,
    {
      problem: {
        kind: 'property-mistyped',
        written: 'sorce_profile',
        meant: 'source_profile',
        file: 'config',
        line: 3,
      },
    },
  ],
];
