// What axe-core finds on a page.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const require = createRequire(import.meta.url);

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** @returns one text for each rule that the page breaks */
export async function findings(page: Page): Promise<readonly string[]> {
  const axe = require.resolve('axe-core/axe.min.js');
  // Through the debugger, since the page's own policy lets no other script in.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate<readonly Finding[]>('axe.run().then((result) => result.violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
