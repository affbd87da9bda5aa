import { describe, expect, it } from 'vitest';
import { actionTimeoutMs } from '../../../../src/main/core/action-timeout.ts';
import { profileSetOf } from './parse-files.ts';
import { keys, role } from './profile-case.ts';

const program = 'credential_process = /bin/corp-login\n';

describe('how long a try may take', () => {
  const config = [
    `[profile keys]\n${keys}`,
    `[profile program]\n${program}`,
    `[profile role]\n${role}source_profile = program`,
    `[profile chain]\n${role}source_profile = role`,
    // Used as a source, a role that holds a key in the config file runs its program.
    `[profile both]\n${role}source_profile = keys\n${keys}${program}`,
    `[profile through-both]\n${role}source_profile = both`,
    `[profile self]\n${role}source_profile = self`,
    `[profile dangling]\n${role}source_profile = gone`,
  ];
  const set = profileSetOf(config.join('\n'));

  it.each([
    ['keys', 15_000],
    ['program', 75_000],
    ['role', 75_000],
    ['chain', 75_000],
    ['both', 15_000],
    ['through-both', 75_000],
    ['self', 15_000],
    ['dangling', 15_000],
    ['unknown', 15_000],
  ])('through %s: %i ms', (profile, timeoutMs) => {
    expect(actionTimeoutMs(set.profiles, profile)).toBe(timeoutMs);
    // The AWS side waits as long for a program.
    expect(set.definition(profile)?.runsProcess ?? false).toBe(timeoutMs > 15_000);
  });
});
