/** Random texts for the tests of links. */

import fc from 'fast-check';
import { host, newHost } from './airflow-link-corpus.ts';

/** What URLs are made of, what they must not hold, and some of everything else. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '/',
      '//',
      '\\',
      '?',
      '#',
      '&',
      '=',
      '+',
      ':',
      '@',
      '%',
      '%2F',
      '%2B',
      '%00',
      '%5C',
      '%2e',
      '..',
      '.',
    ],
    ...[
      '\u0000',
      '\n',
      '\t',
      ' ',
      '\u202e',
      '\ud800',
      'login',
      'dags',
      'é',
      'https://',
      'windsock://open?url=',
    ],
    ...[host, newHost, 'evil.example', '[', ']', '<', '>', '"', ';', '|', '^', '`'],
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
/** Text that bites. */
export const oddText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

/** Letters that no browser changes on their way into an address. */
export const plainPath = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_~!$&'()*+,;=:@-]{1,8}$/),
      fc.constantFrom('/', '%2F', '%2B', '%3A', '+', ':', '%25'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => `/${pieces.join('')}`);
/** The same of a query or a fragment. */
export const plainTail = fc
  .stringMatching(/^[A-Za-z0-9_~!$&()*+,;=:@/?.%-]{0,40}$/)
  .filter((text) => !text.includes('%00'));
