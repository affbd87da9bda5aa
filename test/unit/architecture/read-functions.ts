/** Finds the functions of a file, with how many lines each covers. */

import { memberText, type Node } from './walk.ts';

/** One function, method or arrow with the lines that it covers. */
export interface FunctionFact {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  /** The callback of a `describe`: a table of contents and not a function in the sense of the limit. */
  readonly isDescribe: boolean;
}

/** @returns every function that has a body */
export function functionsOf(
  nodes: readonly Node[],
  lineAt: (offset: number) => number,
): readonly FunctionFact[] {
  const names = new Map(nodes.flatMap(namedValueOf));
  const describes = new Set(nodes.flatMap(describeCallbacksOf));
  return nodes.flatMap((node) => {
    const isFunction = node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression';
    if (!isFunction && node.type !== 'ArrowFunctionExpression') return [];
    const name = (isFunction ? node.id?.name : undefined) ?? names.get(node.start) ?? '(unnamed)';
    const line = lineAt(node.start);
    const lines = lineAt(node.end) - line + 1;
    return [{ name, line, lines, isDescribe: describes.has(node.start) }];
  });
}

/** `const name = value` and `name: value`, as where the value starts and its name. */
function namedValueOf(node: Node): readonly (readonly [number, string])[] {
  if (node.type === 'VariableDeclarator') {
    return node.init === null ? [] : [[node.init.start, memberText(node.id)]];
  }
  return node.type === 'Property' ? [[node.value.start, memberText(node.key)]] : [];
}

/** Where the arguments of `describe(`, `test.describe(` and `describe.each(...)(` start. */
function describeCallbacksOf(node: Node): readonly number[] {
  if (node.type !== 'CallExpression') return [];
  const called = node.callee.type === 'CallExpression' ? node.callee.callee : node.callee;
  return memberText(called).split('.').includes('describe') ? node.arguments.map(({ start }) => start) : [];
}
