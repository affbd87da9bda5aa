// docs/troubleshooting.md explains every sentence with which Windsock tells a failure, and no other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureText } from '../../src/shared/failure-text.ts';
import { everyFailure } from './shared/every-failure.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/troubleshooting.md'), 'utf8');
/** The first cells of tables of sentences: each `sentence` in it, with "…" for what differs. */
const sentences = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...line.slice(0, line.lastIndexOf(' | ')).matchAll(/`([^`]+)`/g)])
  .map(([, sentence = '']) => sentence);
const summaries = everyFailure.map((failure) => failureText(failure).summary);

function says(sentence: string, summary: string): boolean {
  const literal = sentence.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.+')}$`).test(summary);
}

test.each(summaries)('"%s" is explained', (summary) => {
  expect(sentences.filter((sentence) => says(sentence, summary))).not.toEqual([]);
});

test.each(sentences)('"%s" is said somewhere', (sentence) => {
  expect(summaries.filter((summary) => says(sentence, summary))).not.toEqual([]);
});
