/** What is wrong with a catalogue, in sentences that name the place. */

import type { z } from 'zod';
import type { CatalogueProblem } from '../../shared/catalogue-problem.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import { firstOfEach } from '../core/first-of-each.ts';

/** More than these are only counted. */
const maxProblems = 10;

/** @returns a value of the file, fit to be shown in a sentence */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `“${shortVisibleText(value)}”`;
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object' && value !== null) return 'An object';
  return shortVisibleText(String(value));
}

/** @returns the first problems, and how many there are more */
export function catalogueProblems(error: z.ZodError): {
  readonly problems: readonly CatalogueProblem[];
  readonly more: number;
} {
  // What is wrong first at a place often makes it wrong for other reasons, too.
  const all = firstOfEach(
    error.issues.map((issue) => ({ place: placeOf(issue.path), text: textOf(issue) })),
    ({ place }) => place,
  );
  const problems = all.slice(0, maxProblems);
  return { problems, more: all.length - problems.length };
}

/** `['environments', 3, 'region']` -> `environments[3].region`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text between quotes',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

function textOf(issue: z.core.$ZodIssue): string {
  if ('input' in issue && issue.input === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${kinds[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys': {
      const subject = issue.path.length === 0 ? 'The file has' : 'has';
      const names = issue.keys.slice(0, 3).map((key) => shownValue(key));
      return `${subject} what a catalogue does not know: ${names.join(', ')}${issue.keys.length > 3 ? ' …' : ''}`;
    }
    case 'invalid_value':
      if (issue.values.length === 1 && typeof issue.values[0] === 'number')
        return `has to be the number ${issue.values[0]}, without quotes`;
      return `has to be one of: ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `has more than ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'letters'}`;
    case 'too_small':
      return 'is empty';
    default:
      return issue.message;
  }
}
