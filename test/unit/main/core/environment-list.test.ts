import { describe, expect, it } from 'vitest';
import { environmentListText } from '../../../../src/main/core/environment-list.ts';
import { idOf, listed } from '../sample-state.ts';

const etl = idOf('etl', { profile: 'prod' });
const known = [
  listed(idOf('etl-10', { profile: 'prod' })),
  listed(idOf('etl-2', { profile: 'prod' })),
  listed(etl, {
    accountId: '111111111111',
    airflowVersion: '2.10.3',
    status: 'AVAILABLE',
    webserverHost: 'h.c1.eu-west-1.airflow.amazonaws.com',
  }),
  listed(idOf('etl', { profile: 'dev\u001b[31m' })),
];
const favourites = { favourites: [etl] };

describe('windsock list', () => {
  it('is a table, sorted as in the picker, with hidden letters written out', () => {
    expect(environmentListText(known, { kind: 'table' }, favourites)).toBe(
      `NAME    PROFILE          REGION     ACCOUNT       AIRFLOW  STATUS
etl     dev\\u{001b}[31m  eu-west-1  -             -        -
etl     prod             eu-west-1  111111111111  2.10.3   AVAILABLE
etl-2   prod             eu-west-1  -             -        -
etl-10  prod             eu-west-1  -             -        -
`,
    );
  });

  it('is JSON with the same fields for each, null where nothing is known', () => {
    const text = environmentListText(known, { kind: 'json' }, favourites);
    expect(text.endsWith(']\n')).toBe(true);
    const [first, second] = JSON.parse(text);
    expect(first.profile).toBe('dev\u001b[31m');
    expect(second).toEqual({
      name: 'etl',
      profile: 'prod',
      region: 'eu-west-1',
      accountId: '111111111111',
      airflowVersion: '2.10.3',
      status: 'AVAILABLE',
      webserverHost: 'h.c1.eu-west-1.airflow.amazonaws.com',
      favourite: true,
    });
    expect(Object.keys(first)).toEqual(Object.keys(second));
    expect(first).toMatchObject({ accountId: null, favourite: false });
  });

  it('is one column, each value once, and no line for what is not known', () => {
    const column = (name: 'name' | 'region' | 'account') =>
      environmentListText(known, { kind: 'column', column: name }, favourites);
    expect(column('name')).toBe('etl\netl-2\netl-10\n');
    expect(column('region')).toBe('eu-west-1\n');
    expect(column('account')).toBe('111111111111\n');
  });

  it('of nothing is nothing, and an empty array in JSON', () => {
    expect(environmentListText([], { kind: 'table' }, favourites)).toBe('');
    expect(environmentListText([], { kind: 'column', column: 'name' }, favourites)).toBe('');
    expect(environmentListText([], { kind: 'json' }, favourites)).toBe('[]\n');
  });
});
