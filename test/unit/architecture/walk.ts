/** Visits the nodes of a syntax tree from the outside in. */

import type { ESTree } from 'vite';

export type Node = ESTree.Node;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Calls `visit` for the node and all within it; `false` from it leaves out what is within. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  if (visit(node) === false) return;
  for (const value of Object.values(node)) {
    const inner: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const each of inner) if (isNode(each)) walk(each, visit);
  }
}

/** @returns every node, outermost first */
export function allNodes(root: Node): readonly Node[] {
  const found: Node[] = [];
  walk(root, (node) => {
    found.push(node);
    return true;
  });
  return found;
}

/** @returns `a`, `a.b` and `a['b']` in one form; the empty text for anything else */
export function memberText(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  const { object, property, computed } = node;
  if (property.type === 'Literal') return `${memberText(object)}.${String(property.value)}`;
  return computed || property.type !== 'Identifier' ? '' : `${memberText(object)}.${property.name}`;
}
