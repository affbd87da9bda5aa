// What is taken for a team catalogue, what is said of the rest, and the schema that is published of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueForm, catalogueFrom } from '../../../../src/main/electron/catalogue-form.ts';
import { failureText } from '../../../../src/shared/failure-text.ts';
import { catalogueCorpus } from './catalogue-corpus.ts';

const docs = join(import.meta.dirname, '../../../../docs');
const asText = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

describe('a file is taken, or told what is wrong', () => {
  it.each(catalogueCorpus)('%s', (_what, content, said) => {
    const read = catalogueFrom(asText(content));
    expect(read.ok ? null : failureText(read.failure).summary).toEqual(
      said === null ? null : expect.stringMatching(said),
    );
  });

  it('has enough of both', () => {
    const good = catalogueCorpus.filter(([, , said]) => said === null);
    expect(good.length).toBeGreaterThan(10);
    expect(catalogueCorpus.length - good.length).toBeGreaterThan(50);
  });
});

describe('what is wrong', () => {
  const wrong = (count: number) => ({
    windsock: 1,
    name: 'A',
    regions: Array.from({ length: count }, (_, at) => `nowhere ${at}`),
  });

  it('is told of each place, ten at most, and the rest is counted', () => {
    const read = catalogueFrom(JSON.stringify(wrong(14)));
    if (read.ok || read.failure.kind !== 'catalogue-invalid') throw new Error('It was taken');
    expect(read.failure.problems).toHaveLength(10);
    expect(read.failure.more).toBe(4);
    expect(failureText(read.failure).detail?.split('\n').at(-1)).toBe('… and 4 more');
  });

  it('is told once for each place', () => {
    const read = catalogueFrom(
      JSON.stringify({ windsock: 1, name: 'A', productionRules: [{ by: 'name', pattern: '' }] }),
    );
    expect(read).toMatchObject({ failure: { problems: [{ place: 'productionRules[0].pattern' }] } });
  });
});

describe('a good file', () => {
  it('is what is written, with single spaces and with start URLs in one spelling', () => {
    const file = {
      $schema: 'x',
      windsock: 1,
      name: '  Acme   data ',
      ssoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start/#/', region: 'eu-west-1' }],
    };
    expect(catalogueFrom(JSON.stringify(file))).toEqual({
      ok: true,
      value: {
        windsock: 1,
        name: 'Acme data',
        regions: [],
        ssoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }],
        accounts: [],
        environments: [],
        productionRules: [],
      },
    });
  });
});

describe('the docs', () => {
  it('have the schema of this form', async () => {
    const schema = z.toJSONSchema(catalogueForm, { io: 'input' });
    const published = { title: 'Team catalogue of Windsock', ...schema };
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(
      join(docs, 'team-catalogue.schema.json'),
    );
  });

  it('have an example that is a good catalogue', () => {
    const [, example = ''] =
      /```json\n([\s\S]*?)```/.exec(readFileSync(join(docs, 'team-catalogue.md'), 'utf8')) ?? [];
    expect(catalogueFrom(example)).toMatchObject({ ok: true });
  });
});
