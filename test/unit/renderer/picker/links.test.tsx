// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { admin, host, linkWorld, path, url } from './link-world.ts';
import {
  field,
  preparePicker,
  press,
  putAwayPicker,
  rows,
  selected,
  start,
  type,
} from './picker-harness.tsx';
import { environment, noLinks } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const copied = { ...noLinks, copied: { kind: 'page', host, path } } as const;

describe('a link in the field', () => {
  test('shows the environment that it leads to, through each profile; Enter opens the page, and no query is latched', () => {
    const { calls } = start(linkWorld());
    type(` <${url}> `);
    expect(rows()).toHaveLength(2);
    expect(document.getElementById('section-link')?.textContent).toBe(`Open ${path} through`);
    expect(screen.getByTitle(path).textContent).toBe(path);
    press('ArrowDown');
    press('Enter');
    const ids = [admin, environment('alpha').id];
    expect(calls).toHaveLength(1);
    expect(calls[0]?.[0]).toBe('openEnvironment');
    expect(ids).toContainEqual(calls[0]?.[1]);
    expect(calls[0]?.[2]).toEqual({ picker: 'hide', query: '', path });
  });

  test('through the profile used last stands first', () => {
    start(linkWorld({ usage: { [environmentKey(admin)]: { score: 1, atMs: 5 } } }));
    type(url);
    expect(selected()).toContain('admin');
  });

  test('that a reset has to help keeps its page', () => {
    const failure = { kind: 'session-broken', host } as const;
    const { calls } = start(
      linkWorld({
        environments: [environment('alpha', { webserverHost: host })],
        openings: { [environmentKey(environment('alpha').id)]: { phase: 'failed', failure } },
      }),
    );
    type(url);
    press('Enter');
    expect(calls).toEqual([['resetSession', environment('alpha').id, { picker: 'hide', query: '', path }]]);
  });

  test('to an unknown host offers to look for it, says how that goes, and looks once', () => {
    const { calls, push } = start(linkWorld({ environments: [] }));
    type(url);
    expect(selected()).toContain('Look for its environment in eu-west-1');
    press('Enter');
    expect(calls).toEqual([['lookForLink', host, path, null]]);
    push(linkWorld({ environments: [], links: { ...noLinks, search: { host, phase: 'looking' } } }));
    expect(selected()).toContain('Looking in eu-west-1…');
    press('Enter');
    expect(calls).toHaveLength(1);
    push(linkWorld({ environments: [], links: { ...noLinks, search: { host, phase: 'not-found' } } }));
    expect(selected()).toContain('None of your profiles shows an environment with this address');
    press('Enter');
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['https://10.0.0.1/dags', 'does not lead to an Airflow of AWS'],
    [`see ${url} and https://${host}/other`, 'several Airflow links'],
    [`https://me@${host}/`, 'has a name or a password in front of its host'],
    ['javascript:alert(1)', 'Only https links'],
  ])('%s is told for what it is, and Enter does nothing', (text, words) => {
    const { calls } = start(linkWorld());
    type(text);
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getAllByText(new RegExp(words)).length).toBeGreaterThan(0);
    press('Enter');
    expect(calls).toEqual([]);
  });

  test('to an environment by its name that is not known says so', () => {
    start(linkWorld());
    type('windsock://open?name=charlie&region=eu-west-1');
    expect(screen.getAllByText('Windsock knows no environment charlie in eu-west-1.').length).toBeGreaterThan(
      0,
    );
    expect(rows().join()).toContain('Search all regions');
    press('ArrowDown');
    press('Enter');
    const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
    expect([value('Name'), value('Region')]).toEqual(['charlie', 'eu-west-1']);
  });
});

describe('the copied link', () => {
  test('stands on top, is not what Enter does at first, and opens through the profile used last', () => {
    const usage = { [environmentKey(admin)]: { score: 1, atMs: 5 } };
    const { calls } = start(linkWorld({ links: copied, usage }));
    expect(rows()[0]).toContain(`${path} in alpha (admin)`);
    expect(selected()).not.toContain('Open copied');
    press('Ctrl+Home');
    press('Enter');
    expect(calls).toEqual([['openEnvironment', admin, { picker: 'hide', query: '', path }]]);
  });

  test.each([
    ['nothing else on top', []],
    ['a notice on top', [{ id: 'hotkey', failure: { kind: 'offline' } } as const]],
    [
      'a place that could not be searched on top',
      [
        {
          id: 'search:offline',
          failure: { kind: 'offline' },
          about: { profiles: ['acme'] },
        } as const,
      ],
    ],
  ])('is one Up away with %s, whether it was there first or came after a move', (_what, notices) => {
    const { push } = start(linkWorld({ links: copied, notices }));
    press('ArrowUp');
    expect(selected()).toContain('Open copied Airflow link');
    push(linkWorld({ notices }));
    type('x');
    type('');
    press('ArrowDown');
    press('ArrowUp');
    push(linkWorld({ links: copied, notices }));
    press('ArrowUp');
    expect(selected()).toContain('Open copied Airflow link');
  });

  test('is not what Enter does where no environment is known either', () => {
    start(linkWorld({ environments: [], discovery: { phase: 'never' }, links: copied }));
    expect(selected()).toContain('Found 2 AWS profiles');
  });

  test('of several profiles goes into the field, for the person to choose', () => {
    const { calls } = start(linkWorld({ links: copied }));
    expect(rows()[0]).toContain('an environment of 2 profiles');
    press('Ctrl+Home');
    press('Enter');
    expect(calls).toEqual([]);
    expect(field().value).toBe(url);
    expect(rows()).toHaveLength(2);
  });

  test('that arrives after the selection was moved is on top all the same, and goes without a trace', () => {
    const { push } = start(linkWorld());
    press('ArrowDown');
    const before = selected();
    push(linkWorld({ links: copied }));
    expect(rows()[0]).toContain('Open copied Airflow link');
    expect(selected()).toBe(before);
    push(linkWorld());
    expect(rows()[0]).not.toContain('Open copied');
    expect(selected()).toBe(before);
  });
});

describe('a link from outside', () => {
  const pending = (number: number, dots = '') =>
    linkWorld({
      links: { ...noLinks, pending: { number, link: { kind: 'page', host, path: path + dots } } },
    });

  test('goes into the field once; the next one again', () => {
    const { push } = start(linkWorld());
    type('bravo');
    push(pending(1));
    expect(field().value).toBe(url);
    type('bravo');
    push(pending(1));
    expect(field().value).toBe('bravo');
    push(pending(2));
    expect(field().value).toBe(url);
  });

  test('keeps its last full stop, which a pasted one would lose', () => {
    const { calls, push } = start(linkWorld());
    push(pending(1, '...'));
    press('Enter');
    expect(calls[0]?.[2]).toEqual({ picker: 'hide', query: '', path: `${path}...` });
  });
});

describe('pasting and dropping', () => {
  const dataWith = (types: Readonly<Record<string, string>>) => ({
    getData: (name: string) => types[name] ?? '',
  });

  test('a link takes the place of what stands in the field; other text is the browser’s to paste', () => {
    start(linkWorld());
    type('bra');
    expect(fireEvent.paste(field(), { clipboardData: dataWith({ 'text/plain': `"${url}"` }) })).toBe(false);
    expect(field().value).toBe(url);
    expect(fireEvent.paste(field(), { clipboardData: dataWith({ 'text/plain': 'orders' }) })).toBe(true);
  });

  test('a login address leaves its token behind', () => {
    start(linkWorld());
    const login = `https://${host}/aws_mwaa/aws-console-sso?login=true#t0ken-c4nary`;
    fireEvent.paste(field(), { clipboardData: dataWith({ 'text/plain': login }) });
    expect(field().value).toBe(`https://${host}/`);
    expect(document.body.innerHTML).not.toContain('c4nary');
  });

  test('a dropped link is taken from a list of addresses; a dropped file leaves the page where it is', () => {
    start(linkWorld());
    const list = `# from a browser\r\n${url}\r\nhttps://other.example/\r\n`;
    fireEvent.drop(document.body, { dataTransfer: dataWith({ 'text/uri-list': list }) });
    expect(field().value).toBe(url);
    expect(fireEvent.drop(document.body, { dataTransfer: dataWith({ 'text/uri-list': 'file:///x' }) })).toBe(
      false,
    );
    expect(field().value).toBe(url);
  });
});
