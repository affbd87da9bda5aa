import { describe, expect, test } from 'vitest';
import { profileProblemText, profileText } from '../../../../src/shared/profile-text.ts';
import { profileSetOf } from './parse-files.ts';
import { keys, legacySso, role } from './profile-case.ts';
import { roleCases } from './profile-cases-roles.ts';
import { signInCases } from './profile-cases-sign-in.ts';
import { sourceCases } from './profile-cases-sources.ts';

const kinds = [...roleCases, ...sourceCases, ...signInCases];
describe('a profile with', () => {
  test.each(kinds)('%s', (_name, config, credentials, { problem, ...facts }) => {
    const profile = profileSetOf(config, credentials).profiles.find(({ name }) => name === 'p');
    expect(profile).toMatchObject(facts);
    expect(profile?.readiness).toMatchObject(
      problem === undefined ? { ready: true } : { ready: false, reason: problem },
    );
  });

  test.each(kinds)('%s is explained in words', (_name, config, credentials, { problem }) => {
    const profile = profileSetOf(config, credentials).profiles.find(({ name }) => name === 'p');
    if (profile === undefined) throw new Error('no profile p');
    expect(profileText(profile)).not.toMatch(/undefined|\[object/);
    if (!profile.readiness.ready && problem !== undefined)
      expect(profileProblemText(profile.readiness.reason).length).toBeGreaterThan(10);
  });
});

describe('a source profile', () => {
  const kindOfSource = (config: string, credentials = '') =>
    profileSetOf(config, credentials).definition('s')?.kindAsSource;

  test('that has keys and a role is used for its keys', () => {
    expect(kindOfSource(`[profile s]\n${role}source_profile = gone`, `[s]\n${keys}`)).toBe('access-key');
  });

  test('that has keys, a role and SSO is used for its SSO, as the AWS CLI does', () => {
    expect(kindOfSource(`[profile s]\n${role}${legacySso}`, `[s]\n${keys}`)).toBe('sso-legacy');
  });

  test('that has half a key is not used for its role', () => {
    const config = `[profile p]\n${role}source_profile = s\n[profile s]\n${role}source_profile = p`;
    const set = profileSetOf(config, '[s]\naws_access_key_id = a');
    expect(set.profiles[0]?.readiness).toMatchObject({
      reason: { kind: 'source-not-ready', source: 's', reason: { kind: 'partial-keys' } },
    });
  });
});
