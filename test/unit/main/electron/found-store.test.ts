import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptFinds } from '../../../../src/main/core/state-discovery.ts';
import {
  findsFrom,
  foundFileFrom,
  maxKeptEnvironments,
  noFinds,
} from '../../../../src/main/electron/found-file.ts';
import { openFoundStore } from '../../../../src/main/electron/found-store.ts';
import { alpha, idOf, listed, nowMs } from '../sample-state.ts';

const host = '00000000-1111-4222-a333-444444444444.c2.eu-west-1.airflow.amazonaws.com';
const kept: KeptFinds = {
  found: [
    listed(alpha, {
      status: 'AVAILABLE',
      airflowVersion: '2.10.3',
      webserverHost: host,
      accessMode: 'PRIVATE_ONLY',
      environmentClass: 'mw1.small',
      accountId: '1'.repeat(12),
      tags: { Team: 'orders' },
    }),
    listed(idOf('beta', { profile: 'ops x' })),
  ],
  searched: { atMs: { 'dev/eu-west-1': nowMs }, through: { dev: 'somebody', 'ops x': 'somebody else' } },
  finishedAtMs: nowMs,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windsock-found-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (onError = vi.fn()) => openFoundStore({ folder, onError, gapMs: 1 });
const file = () => join(folder, 'environments.json');

describe('what was found', () => {
  it('is there again at the next start, with its age', () => {
    const store = opened();
    expect(store.initial).toEqual(noFinds);
    store.save(() => kept);
    store.flush();
    expect(opened().initial).toEqual(kept);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['environments.json']);
  });

  it('is saved by itself, as it is by then', async () => {
    const store = opened();
    store.save(() => noFinds);
    store.save(() => kept);
    await vi.waitUntil(() => readdirSync(folder).join() === 'environments.json');
    expect(opened().initial).toEqual(kept);
  });

  it.each([
    ['no JSON', '{"version":1,'],
    ['NUL', '\0\0'],
    ['an array', '[]'],
    ['null', 'null'],
    ['another version', '{"version":2,"places":[],"through":{}}'],
    ['nothing', ''],
  ])('is nothing where the file holds %s, and the next save mends it', (_what, text) => {
    writeFileSync(file(), text);
    const store = opened();
    expect(store.initial).toEqual(noFinds);
    store.save(() => kept);
    store.flush();
    expect(opened().initial).toEqual(kept);
  });

  it('is nothing where the file is a folder, and that is said', () => {
    mkdirSync(file());
    const onError = vi.fn();
    const store = opened(onError);
    expect(store.initial).toEqual(noFinds);
    store.save(() => kept);
    store.flush();
    expect(onError).toHaveBeenCalledOnce();
  });

  it('keeps what is good beside what is not', () => {
    const content = JSON.parse(JSON.stringify(foundFileFrom(kept)));
    content.places[0].environments.push({ name: '../x' }, 7, {
      name: 'gamma',
      status: 5,
      webserverHost: 'evil.example',
    });
    content.places.push({ profile: 3 }, { profile: 'x', region: 'Ireland', environments: [] });
    const { found } = findsFrom(content);
    expect(found.map(({ id }) => id.name)).toEqual(['alpha', 'gamma', 'beta']);
    expect(found[1]).toEqual(listed(idOf('gamma')));
  });

  it('never throws, whatever stands there', () => {
    fc.assert(fc.property(fc.jsonValue(), (content) => findsFrom(content).found.length >= 0));
  });

  it('is bounded: the places searched longest ago go first', () => {
    const many = (profile: string, count: number) =>
      Array.from({ length: count }, (_, at) => listed(idOf(`e${at}`, { profile })));
    const finds: KeptFinds = {
      found: [...many('old', 10), ...many('new', maxKeptEnvironments)],
      searched: { atMs: { 'old/eu-west-1': 1, 'new/eu-west-1': 2 }, through: {} },
    };
    const { found } = findsFrom(JSON.parse(JSON.stringify(foundFileFrom(finds))));
    expect(found).toHaveLength(maxKeptEnvironments);
    expect(found.some(({ id }) => id.profile === 'old')).toBe(false);
  });
});
