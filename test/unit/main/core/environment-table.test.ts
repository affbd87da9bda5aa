import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableText } from '../../../../src/main/core/environment-table.ts';
import { idOf, listed } from '../sample-state.ts';

const known = [
  listed(idOf('orders-production-eu', { profile: 'data-platform-production' }), {
    accountId: '111111111111',
    airflowVersion: '2.10.3',
    status: 'AVAILABLE',
  }),
  listed(idOf('etl', { profile: 'dev' })),
];

describe('the table', () => {
  it.each([
    [
      undefined,
      [
        'NAME                  PROFILE                   REGION     ACCOUNT       AIRFLOW  STATUS',
        'orders-production-eu  data-platform-production  eu-west-1  111111111111  2.10.3   AVAILABLE',
        'etl                   dev                       eu-west-1  -             -        -',
      ],
    ],
    [
      80,
      [
        'NAME                  PROFILE        REGION     ACCOUNT       AIRFLOW  STATUS',
        'orders-production-eu  data-p…uction  eu-west-1  111111111111  2.10.3   AVAILABLE',
        'etl                   dev            eu-west-1  -             -        -',
      ],
    ],
    [
      60,
      [
        'NAME                  PROFILE           REGION     STATUS',
        'orders-production-eu  data-pla…duction  eu-west-1  AVAILABLE',
        'etl                   dev               eu-west-1  -',
      ],
    ],
    [
      40,
      [
        'NAME                  PROFILE',
        'orders-production-eu  data-plat…oduction',
        'etl                   dev',
      ],
    ],
    [24, ['NAME        PROFILE', 'order…n-eu  data-p…ction', 'etl         dev']],
  ])('in %s columns cuts the profile, then leaves columns out, and cuts names last', (width, lines) => {
    expect(tableText(known, width)).toBe(lines.map((line) => `${line}\n`).join(''));
  });

  it('is never wider than the terminal, and never cuts a name that has room', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,50}$/);
    fc.assert(
      fc.property(
        name,
        fc.string({ maxLength: 40 }),
        fc.integer({ min: 20, max: 200 }),
        (each, profile, width) => {
          const [, line = ''] = tableText([listed(idOf(each, { profile }))], width).split('\n');
          expect([...line].length).toBeLessThanOrEqual(width);
          if (each.length + 14 <= width) expect(line.startsWith(each)).toBe(true);
        },
      ),
    );
  });
});
