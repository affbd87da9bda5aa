/** Reads one source file with a real parser into the few facts that the rules ask for. */

import { type ESTree, type ParseResult, parseSync } from 'vite';
import { type FunctionFact, functionsOf } from './read-functions.ts';
import { type PageFact, pagesOf } from './read-pages.ts';
import { type TopLevelDeed, topLevelDeedsOf } from './read-top-level.ts';
import { allNodes, memberText, type Node } from './walk.ts';

/** One import, re-export or dynamic import. */
export interface ImportFact {
  /** As written; `(computed)` for a dynamic import of anything but a literal. */
  readonly from: string;
  /** Imported names; `*` for everything, `default` for a default import, none for `import 'x'`. */
  readonly names: readonly string[];
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** `export ... from`. */
  readonly reExport: boolean;
}

/** What the rules ask of a file. */
export interface ModuleFacts {
  readonly imports: readonly ImportFact[];
  readonly functions: readonly FunctionFact[];
  readonly pages: readonly PageFact[];
  readonly topLevelDeeds: readonly TopLevelDeed[];
  readonly hasDefaultExport: boolean;
  /** Every identifier, every text literal, and `object.member` wherever a member is read or called: whole, and its last two names. */
  readonly words: ReadonlySet<string>;
  /** `vi.mock('electron')` and its like: the modules that tests replace. */
  readonly mocked: readonly string[];
  readonly comments: readonly string[];
}

/** Reads a file. @throws when the parser does not understand it: passing it over would make the check worthless */
export function readModule(file: string, source: string): ModuleFacts {
  const parsed = parseSync(file, source);
  const { program, comments, errors } = parsed;
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const nodes = allNodes(program);
  const lineAt = lineCounter(source);
  return {
    imports: [...importsOf(parsed, source), ...nodes.flatMap(lateImportOf)],
    hasDefaultExport: program.body.some(({ type }) => type === 'ExportDefaultDeclaration'),
    topLevelDeeds: topLevelDeedsOf(program, lineAt),
    functions: functionsOf(nodes, lineAt),
    pages: pagesOf(nodes, lineAt),
    words: new Set(nodes.flatMap(wordOf)),
    mocked: nodes.flatMap(mockOf),
    comments: comments.map(({ value }) => value),
  };
}

function lineCounter(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}

function importsOf({ module }: ParseResult, source: string): readonly ImportFact[] {
  const fixed = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    from: moduleRequest.value,
    names: entries.map(({ importName }) => importNameOf(importName)),
    typeOnly:
      entries.length > 0
        ? entries.every(({ isType }) => isType)
        : /^import\s+type\b/.test(source.slice(start)),
    reExport: false,
  }));
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, importName, isType }) =>
      moduleRequest === null
        ? []
        : [
            {
              from: moduleRequest.value,
              names: [importNameOf(importName)],
              typeOnly: isType,
              reExport: true,
            },
          ],
    );
  return [...fixed, ...passedOn];
}

function importNameOf({ kind, name }: { readonly kind: string; readonly name: string | null }): string {
  return kind === 'Default' ? 'default' : (name ?? '*');
}

/** `import('x')`, `require('x')` and, as types, `import('x').Y`. */
function lateImportOf(node: Node): readonly ImportFact[] {
  const late = (source: Node | undefined, typeOnly: boolean): readonly ImportFact[] => [
    { from: textOf(source), names: ['*'], typeOnly, reExport: false },
  ];
  if (node.type === 'ImportExpression') return late(node.source, false);
  if (node.type === 'TSImportType') return late(node.source, true);
  const isRequire = node.type === 'CallExpression' && memberText(node.callee) === 'require';
  return isRequire ? late(node.arguments[0], false) : [];
}

function textOf(node: Node | undefined): string {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : '(computed)';
}

function wordOf(node: Node): readonly string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateElement') return [node.value.raw];
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression') return [];
  const text = memberText(node);
  return [text, text.split('.').slice(-2).join('.')];
}

const mockCalls: ReadonlySet<string> = new Set(['vi.mock', 'vi.doMock', 'vi.importMock', 'jest.mock']);

function mockOf(node: Node): readonly string[] {
  if (node.type !== 'CallExpression' || !mockCalls.has(memberText(node.callee))) return [];
  const first: ESTree.Argument | undefined = node.arguments[0];
  return [textOf(first?.type === 'ImportExpression' ? first.source : first)];
}
