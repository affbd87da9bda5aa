import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { diagnosticsText, type LoggedTrouble } from '../../../../src/main/core/diagnostics-text.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import type { Failure } from '../../../../src/shared/failure.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';

const system = {
  appVersion: '1.2.3',
  isPackaged: true,
  electron: '45.4.1',
  chromium: '150.0.0.0',
  node: '24.1.0',
  system: 'linux 6.1.0 x64',
  display: 'x11',
  desktop: 'XFCE',
  locale: 'en-GB',
};

/** A text of a person's, which stands in every place that could hold one. */
const canary = 'canary-5f1';
const account = '998877665544';
const id = idOf(`orders-${canary}`, { profile: `p ${canary}`, region: `xx-${canary}-1` });
const key = environmentKey(id);

/** @returns the same shape with the canary in the place of every text */
function withCanaries<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withCanaries) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    typeof each === 'string' && name !== 'kind' ? canary : withCanaries(each),
  ]);
  return Object.fromEntries(entries);
}

const settings: Partial<Settings> = {
  hotkey: `Alt+${canary}`,
  favourites: [id],
  favouriteHotkeys: { [key]: 'Alt+1' },
  aliases: { [key]: canary },
  typedEnvironments: [id],
  usage: { [key]: { score: 1, atMs: 1 } },
  latches: { [canary]: key },
  customHosts: { [key]: `${canary}.example.com` },
  seenHosts: { [key]: `${canary}.c1.eu-west-1.airflow.amazonaws.com` },
  networks: { [key]: { proxy: `socks5://${canary}:1`, tunnel: `ssh ${canary}` } },
  productionRules: [{ by: 'name', pattern: canary, mark: { word: canary, colour: 'red' } }],
  accountAliases: { [account]: canary },
};

const troubles: readonly LoggedTrouble[] = [
  { atMs: 0, text: 'The prompt page went away', inFull: `The prompt page went away: /home/${canary}/x` },
];

function stateOf(failures: readonly Failure[]): AppState {
  const session = {
    key: canary,
    form: 'sso-session',
    startUrl: `https://${canary}/`,
    region: canary,
  } as const;
  return stateWith(settings, {
    profiles: [
      profileOf(`p ${canary}`, {
        kind: 'sso-session',
        accountId: account,
        roleName: canary,
        ssoSession: session,
      }),
      profileOf(`q ${canary}`, {
        readiness: { ready: false, reason: { kind: 'no-credentials', file: 'config', line: 1 } },
      }),
    ],
    profileAccounts: { [`p ${canary}`]: account },
    found: {
      [key]: listed(id, {
        airflowVersion: `2.10-${canary}`,
        webserverHost: `${canary}.airflow.eu-west-1.on.aws`,
        accountId: account,
        tags: { [canary]: canary },
      }),
      b: listed(idOf('b'), { airflowVersion: '3.0.1' }),
    },
    ssoSessions: [{ session, state: 'signed-in' }],
    notices: failures.map((failure, at) => ({
      id: `${canary}-${at}`,
      failure,
      about: { profiles: [`p ${canary}`], region: canary },
    })),
    openings: Object.fromEntries(
      failures.map((failure, at) => [`${key}-${at}`, { phase: 'failed', failure }] as const),
    ),
  });
}

describe('diagnostics without names', () => {
  const text = diagnosticsText({
    state: stateOf(everyFailure.map(withCanaries)),
    system,
    troubles,
    withNames: false,
  });

  it('hold no name, host, path or account id, with every failure there is', () => {
    expect(text.toLowerCase()).not.toContain(canary);
    expect(text).not.toContain(account);
    expect(text).not.toContain('/home/');
  });

  it('say what helps to understand a report', () => {
    expect(
      diagnosticsText({ state: stateOf([{ kind: 'offline' }]), system, troubles, withNames: false }),
    ).toBe(
      [
        'Windsock 1.2.3',
        'Electron 45.4.1, Chromium 150.0.0.0, Node 24.1.0',
        'linux 6.1.0 x64, x11, XFCE, en-GB',
        'Hotkey: another one, not registered',
        'Settings: hides on blur yes, looks at start no, appearance system, sign-in pages in the browser',
        'Kept: favourites 1, hotkeys of favourites 1, aliases 1, production rules 1, custom domains 1, networks 1, used 1',
        'Profiles: 2 (1 access key, 1 IAM Identity Center)',
        'Of these not ready: 1 (1 no-credentials)',
        'Environments: 2 (1 elsewhere, 1 eu-west-1)',
        'Airflow: 2 (1 of version 2, 1 of version 3)',
        'Search: never',
        'Windows: 0',
        'Web sessions: none',
        'IAM Identity Center: 1 (1 signed-in)',
        'Tunnels: 0',
        'Failures:',
        '- 2 offline',
        'Latest errors:',
        '- 1970-01-01T00:00:00.000Z The prompt page went away',
        '',
      ].join('\n'),
    );
  });

  it('hold no name, whatever the names are', () => {
    const name = fc.stringMatching(/^[a-z]{6,12}$/).map((letters) => `zq${letters}`);
    fc.assert(
      fc.property(name, (word) => {
        const own = idOf(word, { profile: word, region: word });
        const state = stateWith(
          { favourites: [own], hotkey: word },
          { profiles: [profileOf(word, { region: word, roleName: word })], found: { x: listed(own) } },
        );
        const said = diagnosticsText({ state, system, troubles: [], withNames: false });
        expect(said).not.toContain(word);
      }),
    );
  });
});

it('diagnostics with names hold them, and the log as it is written', () => {
  const state = stateOf([{ kind: 'offline' }]);
  const text = diagnosticsText({ state, system, troubles, withNames: true });
  for (const part of [
    id.name,
    id.profile,
    account,
    `/home/${canary}/x`,
    `${canary}.airflow.eu-west-1.on.aws`,
  ])
    expect(text).toContain(part);
});
