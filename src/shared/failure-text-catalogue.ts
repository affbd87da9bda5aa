/** Failures of reading, taking and saving a team's catalogue, in words. */

import type { CatalogueProblem } from './catalogue-problem.ts';
import type { Texts } from './failure-words.ts';

const addressProblems = {
  missing: 'The address is missing',
  none: 'This is not an address',
  scheme: 'A catalogue is read from https addresses alone',
  'user-info': 'This address has a name or a password in it, which would be kept and shown',
} as const;

/** @returns a problem as one line */
function problemLine({ place, text }: CatalogueProblem): string {
  return place === '' ? text : `${place}: ${text}`;
}

/** The words for these failures. */
export const catalogueTexts: Texts<
  | 'catalogue-address-invalid'
  | 'catalogue-unreadable'
  | 'catalogue-refused'
  | 'catalogue-redirect'
  | 'catalogue-too-large'
  | 'catalogue-newer'
  | 'catalogue-invalid'
  | 'catalogue-not-saved'
> = {
  'catalogue-address-invalid': ({ problem }) => ({
    summary: addressProblems[problem],
    advice: 'Paste the address of the file itself, such as https://git.example.com/team/raw/windsock.json.',
  }),
  'catalogue-unreadable': ({ problem }) => ({
    summary: `The catalogue cannot be read: ${problem}`,
    advice: 'Choose another file, or ask who keeps the catalogue.',
  }),
  'catalogue-refused': ({ host, status }) => ({
    summary: `${host} did not give the catalogue (${status})`,
    advice:
      status === 401 || status === 403 || status === 404
        ? 'It may need a sign-in, which Windsock does not have: download the file in the browser, and take it from there.'
        : 'Try again later, or ask who keeps the catalogue.',
  }),
  'catalogue-redirect': ({ host }) => ({
    summary: `${host} leads on to an address that is not asked`,
    advice:
      'Every step has to be https, and five are the most. Ask who keeps the catalogue for its own address.',
  }),
  'catalogue-too-large': () => ({
    summary: 'The catalogue is larger than 1 MiB',
    advice: 'It is the wrong file, or it has to be split.',
  }),
  'catalogue-newer': ({ version }) => ({
    summary: `The catalogue is of version ${version}, and this Windsock knows version 1`,
    advice: 'Update Windsock, then take it again.',
  }),
  'catalogue-invalid': ({ problems, more }) => ({
    summary: problems[0] === undefined ? 'The catalogue is not in order' : problemLine(problems[0]),
    advice: 'Nothing was taken. Whoever keeps the catalogue can mend it.',
    detail: [...problems.map(problemLine), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
  }),
  'catalogue-not-saved': ({ problem }) => ({
    summary: 'The catalogue could not be saved',
    advice: 'Choose another folder.',
    detail: problem,
  }),
};
