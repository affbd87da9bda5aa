/** The rules of the house, each from a map of files to a list of complaints; empty when all is well. */

import {
  electronNamesOnlyIn,
  entries,
  importTable,
  maxFileLines,
  maxFunctionLines,
  onlyIn,
  type Room,
} from './plan.ts';
import { type ImportFact, type ModuleFacts, readModule } from './read-module.ts';

/** File name from the root of the project, with slashes -> its text. */
export type Sources = Readonly<Record<string, string>>;

/** Sources with what the parser made of those that are code. */
export interface Project {
  readonly sources: Sources;
  readonly modules: ReadonlyMap<string, ModuleFacts>;
}

/** Parses every source that is code; others, such as CSS, are only measured. */
export function projectFrom(sources: Sources): Project {
  const code = Object.entries(sources).filter(([file]) => /\.[cm]?[jt]sx?$/.test(file));
  return { sources, modules: new Map(code.map(([file, source]) => [file, readModule(file, source)])) };
}

/** A rule: what it promises, and who breaks it. */
export type Rule = (project: Project) => readonly string[];

const modulesUnder = ({ modules }: Project, folder: string) =>
  [...modules].filter(([file]) => file.startsWith(folder));

/** @returns whether the file is `pattern`, or stands in the folder `pattern` */
function fits(file: string, pattern: string): boolean {
  const names = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`^${names}${pattern.endsWith('/') ? '.+' : ''}$`).test(file);
}

const isRelative = (from: string) => /^\.{0,2}\//.test(from);

/** `./a.ts` seen from a file -> `src/.../a.ts`. */
function resolved(file: string, from: string): string {
  return new URL(from.replace(/\?.*$/, ''), `file:///${file}`).pathname.slice(1);
}

function packageOf(from: string): string {
  if (from.startsWith('node:')) return from;
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}

function mayImport(room: Room, file: string, { from, typeOnly }: ImportFact): boolean {
  const target = isRelative(from) ? resolved(file, from) : packageOf(from);
  return room.mayImport.some((allowed) => {
    const ofTypes = /^types of (.+)$/.exec(allowed)?.[1];
    if (ofTypes !== undefined) return typeOnly && fits(target, ofTypes);
    const isOurs = allowed.includes('/') && !allowed.startsWith('@');
    // `node:*` takes in `node:fs/promises`, while `*` in a path of ours stays within one name.
    const isBuiltIn = allowed === 'node:*' && target.startsWith('node:');
    return isBuiltIn || (isOurs === isRelative(from) && fits(target, allowed));
  });
}

export const imports: Rule = (project) =>
  modulesUnder(project, 'src/').flatMap(([file, { imports: all }]) => {
    const room = importTable.find(({ files }) => fits(file, files));
    if (room === undefined) return [`${file} stands in no room of the import table`];
    return all
      .filter((each) => !mayImport(room, file, each))
      .map(
        ({ from, typeOnly }) =>
          `${file} imports ${typeOnly ? 'types of ' : ''}${from}, but ${room.files} may import only ${room.mayImport.join(', ')}`,
      );
  });

export const importCycles: Rule = ({ modules }) => {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file) || path.includes(file)) return;
    for (const { from } of modules.get(file)?.imports ?? []) {
      if (isRelative(from)) walk(resolved(file, from), [...path, file]);
    }
    done.add(file);
  };
  for (const file of modules.keys()) walk(file, []);
  return found;
};

export const fileLengths: Rule = ({ sources }) =>
  Object.entries(sources)
    .map(([file, source]) => ({ file, lines: source.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > maxFileLines)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${maxFileLines} are the most`);

export const functionLengths: Rule = ({ modules }) =>
  [...modules].flatMap(([file, { functions }]) =>
    functions
      .filter(
        ({ lines, isDescribe }) => lines > maxFunctionLines && !(isDescribe && file.startsWith('test/')),
      )
      .map(
        ({ name, line, lines }) =>
          `${file}:${line} ${name} has ${lines} lines; ${maxFunctionLines} are the most`,
      ),
  );

export const defaultExports: Rule = ({ modules }) =>
  [...modules]
    .filter(([file, facts]) => facts.hasDefaultExport && !file.endsWith('.config.ts'))
    .map(([file]) => `${file} has a default export`);

export const barrels: Rule = ({ modules }) =>
  [...modules]
    .filter(
      ([file, facts]) => /(^|\/)index\.[jt]sx?$/.test(file) && facts.imports.some((each) => each.reExport),
    )
    .map(([file]) => `${file} re-exports`);

export const deedsAtImport: Rule = (project) =>
  modulesUnder(project, 'src/')
    .filter(([file]) => !entries.some((entry) => fits(file, entry)))
    .flatMap(([file, { topLevelDeeds }]) =>
      topLevelDeeds.map(({ what, line }) => `${file}:${line} does something when it is imported: ${what}`),
    );

export const keptWords: Rule = (project) =>
  modulesUnder(project, 'src/').flatMap(([file, { words }]) =>
    Object.entries(onlyIn)
      .filter(([word]) => words.has(word))
      .filter(([, allowed]) => !allowed.some((each) => fits(file, each)))
      .map(
        ([word, allowed]) =>
          `${file} has ${word}, which belongs ${allowed[0] === undefined ? 'nowhere' : `only in ${allowed.join(', ')}`}`,
      ),
  );

export const electronNames: Rule = (project) =>
  modulesUnder(project, 'src/').flatMap(([file, facts]) =>
    facts.imports
      .filter(({ from }) => packageOf(from) === 'electron')
      .flatMap(({ names }) => names)
      .flatMap((name) => {
        if (name === '*' || name === 'default') return [`${file} imports electron whole: name what it takes`];
        const owner = Object.hasOwn(electronNamesOnlyIn, name) ? electronNamesOnlyIn[name] : undefined;
        return owner === undefined || owner === file ? [] : [`${file} imports ${name}, which is ${owner}'s`];
      }),
  );

export const isolatedPages: Rule = (project) =>
  modulesUnder(project, 'src/').flatMap(([file, { pages }]) =>
    pages
      .filter(({ problem }) => problem !== undefined)
      .map(({ line, problem }) => `${file}:${line} makes a page ${problem}`),
  );

export const mockedElectron: Rule = (project) =>
  modulesUnder(project, 'test/').flatMap(([file, { mocked }]) =>
    mocked
      .filter((each) => /^(electron\b|\(computed\))/.test(each))
      .map((each) => `${file} mocks ${each}: pure code has fakes, Electron code has real windows`),
  );

export const silencedChecks: Rule = ({ modules }) =>
  [...modules]
    .filter(([, { comments }]) => comments.some((text) => /@ts-(ignore|nocheck)|eng-disable/.test(text)))
    .map(([file]) => `${file} silences the type checker or Electronegativity`);

/** Everything is bundled, so a package that is installed with the app would be one that the checks do not see. */
export function installedPackages(manifest: { readonly dependencies?: object }): readonly string[] {
  return Object.keys(manifest.dependencies ?? {});
}
