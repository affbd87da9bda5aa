/** Finds where pages are made, with whether each is made with `isolatedPage` and nothing that undoes it. */

import type { ESTree } from 'vite';
import { memberText, type Node } from './walk.ts';

/** One `new BrowserWindow(...)` or `new WebContentsView(...)`. */
export interface PageFact {
  readonly line: number;
  /** What is wrong with its preferences. */
  readonly problem: string | undefined;
}

const makesPage = /(^|\.)(BrowserWindow|WebContentsView|BrowserView)$/;

/** Preferences that `isolatedPage` sets, or whose default is the safe one. */
const settled =
  /^(sandbox|contextIsolation|nodeIntegration\w*|webviewTag|webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)$/;

/** @returns every place where a page is made */
export function pagesOf(nodes: readonly Node[], lineAt: (offset: number) => number): readonly PageFact[] {
  return nodes.flatMap((node) =>
    node.type === 'NewExpression' && makesPage.test(memberText(node.callee))
      ? [{ line: lineAt(node.start), problem: problemOf(node) }]
      : [],
  );
}

function problemOf({ arguments: [options] }: ESTree.NewExpression): string | undefined {
  const preferences = options?.type === 'ObjectExpression' ? preferencesIn(options) : undefined;
  if (preferences === undefined) return 'without webPreferences that are written out there';
  const names = preferences.properties.map((each) =>
    each.type === 'SpreadElement' ? `...${memberText(each.argument)}` : each.computed ? '' : keyOf(each.key),
  );
  if (!names.includes('...isolatedPage')) return 'without ...isolatedPage';
  const wrong = names.find(
    (name) => name !== '...isolatedPage' && (name === '' || name.startsWith('...') || settled.test(name)),
  );
  return wrong === undefined ? undefined : `with ${wrong || 'a computed name'} beside ...isolatedPage`;
}

/** @returns the object of `webPreferences`; undefined where a spread behind it may take its place */
function preferencesIn({ properties }: ESTree.ObjectExpression): ESTree.ObjectExpression | undefined {
  const at = properties.findLastIndex(
    (each) => each.type === 'Property' && !each.computed && keyOf(each.key) === 'webPreferences',
  );
  const property = properties[at];
  const isLast = properties.slice(at + 1).every(({ type }) => type !== 'SpreadElement');
  if (property?.type !== 'Property' || !isLast) return undefined;
  return property.value.type === 'ObjectExpression' ? property.value : undefined;
}

function keyOf(key: Node): string {
  return key.type === 'Literal' ? String(key.value) : memberText(key);
}
