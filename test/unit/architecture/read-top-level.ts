/** Finds what a file does when it is imported. */

import type { ESTree } from 'vite';
import { memberText, type Node, walk } from './walk.ts';

/** Something that is done when the file is imported, in words, and where. */
export interface TopLevelDeed {
  readonly what: string;
  readonly line: number;
}

const declarations: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'FunctionDeclaration',
  'TSDeclareFunction',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSModuleDeclaration',
  'TSGlobalDeclaration',
  'VariableDeclaration',
]);

/** Packages whose builders make plain values (schemas, contexts), so that a constant may call them. */
const builders = /^(zod(\/mini)?|react|node:.*)$/;

/**
 * Only declarations may stand at the top level, and constants whose values call nothing that is imported: builders and
 * functions of the same file may be called, since what those do stands before the reader's eyes.
 */
export function topLevelDeedsOf(
  program: ESTree.Program,
  lineAt: (offset: number) => number,
): readonly TopLevelDeed[] {
  const imported = importedNames(program);
  return program.body.flatMap((statement): readonly TopLevelDeed[] => {
    const line = lineAt(statement.start);
    if (!declarations.has(statement.type)) return [{ what: statement.type, line }];
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type !== 'VariableDeclaration') return [];
    if (inner.kind !== 'const') return [{ what: `${inner.kind} holds state`, line }];
    return callsAtOnce(inner)
      .filter((name) => name === 'await' || imported.has(name))
      .map((name) => ({ what: name === 'await' ? 'waits' : `calls the imported ${name}`, line }));
  });
}

/** Local names of what is imported, but for the builders. */
function importedNames(program: ESTree.Program): ReadonlySet<string> {
  const names = program.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' && !builders.test(statement.source.value)
      ? statement.specifiers.map(({ local }) => local.name)
      : [],
  );
  return new Set(names);
}

/** What a value calls, makes with `new` or awaits when it is reached: not what stands in functions within. */
function callsAtOnce(value: Node): readonly string[] {
  const found: string[] = [];
  walk(value, (node) => {
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') return false;
    if (node.type === 'AwaitExpression') found.push('await');
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      found.push(memberText(node.callee).split('.')[0] ?? '');
    }
    return true;
  });
  return found;
}
