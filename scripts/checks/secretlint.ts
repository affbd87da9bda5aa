// Looks for keys, tokens and passwords with secretlint: in all files of the project, and in what builds and tests leave behind.
import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { runSecretLint } from 'secretlint';
import { acceptedBySecretlint } from './accepted-findings.ts';
import { type Finding, tallyOfFindings } from './findings.ts';
import { failedAs, type Tally } from './tally.ts';

/** Built code, reports, what tests wrote down when they failed. */
const ARTEFACT_FOLDERS = ['out', 'test-results'];

const RULES = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] };

/** A comment by which secretlint passes something over, without a reason in accepted-findings.ts; put together, so as to be none here. */
const SILENCER = ['secretlint', 'disable'].join('-');

/** The part of secretlint's report that is read here. */
interface FileReport {
  readonly filePath: string;
  /** None of what is no text. */
  readonly sourceContent?: string;
  readonly messages: readonly {
    readonly messageId?: string;
    readonly ruleId: string;
    readonly loc: { readonly start: { readonly line: number } };
  }[];
}

/** Looks through every file that git would keep. */
export async function checkSourcesForSecrets(): Promise<Tally> {
  const found = await findSecrets(process.cwd(), ['**/*'], '.gitignore');
  return tallyOfFindings('secrets', found, acceptedBySecretlint);
}

/** Looks through what was built and what the tests left; nothing there is accepted. */
export async function checkArtefactsForSecrets(): Promise<Tally> {
  const folders = ARTEFACT_FOLDERS.filter((folder) => existsSync(folder));
  if (folders.length === 0) return failedAs('secrets in artefacts', 'there are no artefacts to look through');
  const found = await findSecrets(
    process.cwd(),
    folders.map((folder) => `${folder}/**/*`),
  );
  return tallyOfFindings('secrets in artefacts', found, []);
}

/** @throws when secretlint itself fails, or finds no file */
export async function findSecrets(
  folder: string,
  patterns: readonly string[],
  ignoreFile?: string,
): Promise<readonly Finding[]> {
  const { stdout, stderr } = await withoutMarks(() =>
    runSecretLint({
      cliOptions: {
        cwd: folder,
        filePathOrGlobList: [...patterns],
        ...(ignoreFile === undefined ? {} : { ignoreFilePath: ignoreFile }),
      },
      engineOptions: { cwd: folder, formatter: 'json', configFileJSON: RULES },
    }),
  );
  if (stderr !== null) throw stderr;
  const reports: readonly FileReport[] = JSON.parse(stdout ?? '[]');
  return reports.flatMap(({ filePath, sourceContent = '', messages }) => {
    const file = relative(folder, filePath).split(sep).join('/');
    const found = messages.map(({ messageId, ruleId, loc }) => ({
      rule: messageId ?? ruleId,
      file,
      line: loc.start.line,
    }));
    const silenced = sourceContent.split('\n').findIndex((text) => text.includes(SILENCER));
    return silenced < 0 ? found : [...found, { rule: SILENCER, file, line: silenced + 1 }];
  });
}

/** secretlint notes how long each rule takes, and looks through all its notes at each new one: minutes, for a thousand files. */
async function withoutMarks<T>(run: () => Promise<T>): Promise<T> {
  const { mark } = performance;
  performance.mark = () => undefined as never;
  try {
    return await run();
  } finally {
    performance.mark = mark;
  }
}
