import { describe, expect, test } from 'vitest';
import type { AddedProfiles } from '../../../../src/main/core/added-profiles.ts';
import { diffProfiles } from '../../../../src/main/core/profiles.ts';
import { profileSetOf } from './parse-files.ts';
import { ssoSession } from './profile-case.ts';

describe('profiles beside those of the files', () => {
  const own = {
    sessions: [{ name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' }],
    profiles: [
      {
        name: 'corp-data',
        ssoSession: 'corp',
        accountId: '123456789012',
        roleName: 'Data',
        region: 'eu-west-1',
      },
    ],
  };
  const only = (added: AddedProfiles, config = '') => profileSetOf(config, '', added).profiles;

  test('are those chosen in Windsock', () => {
    expect(only({ own })).toEqual([
      {
        name: 'corp-data',
        kind: 'sso-session',
        readiness: { ready: true },
        origin: 'windsock',
        region: 'eu-west-1',
        accountId: '123456789012',
        roleName: 'Data',
        ssoSession,
      },
    ]);
  });

  test('lose against a profile of the files with the same name', () => {
    expect(only({ own }, '[profile corp-data]')).toMatchObject([{ kind: 'empty', origin: 'files' }]);
    const environment = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(only({ environment }, '[profile "environment variables"]')).toMatchObject([{ origin: 'files' }]);
  });

  test('use their own session where the files have another of the same name', () => {
    const config =
      '[sso-session corp]\nsso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1';
    expect(only({ own }, config)[0]?.ssoSession).toEqual(ssoSession);
  });

  test('of a session that is gone say so', () => {
    expect(only({ own: { ...own, sessions: [] } })[0]?.readiness).toEqual({
      ready: false,
      reason: { kind: 'sso-session-missing', session: 'corp', file: 'settings of Windsock', line: 0 },
    });
  });

  test('change with their session', () => {
    const moved = { ...own, sessions: own.sessions.map((each) => ({ ...each, region: 'us-east-1' })) };
    const changes = diffProfiles(profileSetOf('', '', { own }), profileSetOf('', '', { own: moved }));
    expect(changes.changed).toEqual(['corp-data']);
  });

  test('are the environment variables, where they hold a key', () => {
    const environment = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' };
    expect(only({ environment })).toEqual([
      {
        name: 'environment variables',
        kind: 'environment-variables',
        readiness: { ready: true },
        origin: 'environment',
        region: 'eu-west-1',
      },
    ]);
    expect(only({ environment: { AWS_REGION: 'eu-west-1', AWS_SESSION_TOKEN: 't' } })).toEqual([]);
    const older = { ...environment, AWS_REGION: undefined, AWS_DEFAULT_REGION: 'us-east-1' };
    expect(only({ environment: older })[0]?.region).toBe('us-east-1');
  });

  test.each([
    [{ AWS_ACCESS_KEY_ID: 'a' }, 'AWS_SECRET_ACCESS_KEY'],
    [{ AWS_SECRET_ACCESS_KEY: 'b', AWS_ACCESS_KEY_ID: '' }, 'AWS_ACCESS_KEY_ID'],
  ])('name the variable that lacks: %j', (environment, missing) => {
    expect(only({ environment })[0]?.readiness).toEqual({
      ready: false,
      reason: { kind: 'partial-keys', missing, file: 'environment variables', line: 0 },
    });
  });
});
