// The scan by Electronegativity: `node electronegativity-scan.ts FOLDER ELECTRON_VERSION` prints a Scan.
import { createRequire, registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from './findings.ts';

/** What the scan prints. */
export interface Scan {
  readonly findings: readonly Finding[];
  /** Files that could not be parsed, and why: what was not read is not known to be good. */
  readonly unread: readonly string[];
}

/** The part of Electronegativity's report that is read here. */
interface Report {
  readonly issues: readonly {
    readonly id: string;
    readonly file: string;
    readonly location: { readonly line: number };
  }[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
}

type Run = (options: {
  readonly input: string;
  readonly isRelative: boolean;
  readonly electronVersionOverride: string;
  readonly excludeFromScan: readonly string[];
}) => Promise<Report>;

/** Its checks ask the network for newer releases of Electron; test/unit/version-floors.ts is our answer to that. */
const CHECKS_OVER_THE_NETWORK = ['AvailableSecurityFixesGlobalCheck'];

const NO_NETWORK = 'windsock:no-network';

/** Lets it parse with the TypeScript that it was made for, where the project's own has another interface, and keeps it off the network. */
function bendModules(electronegativity: string): void {
  const typescript = pathToFileURL(createRequire(electronegativity).resolve('typescript')).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'typescript') return { url: typescript, shortCircuit: true };
      // It fetches the translations of its messages at each start.
      if (specifier === 'got') return { url: NO_NETWORK, format: 'commonjs', shortCircuit: true };
      return next(specifier, context);
    },
    load: (url, context, next) =>
      url === NO_NETWORK
        ? { format: 'commonjs', source: 'module.exports = async () => ({});', shortCircuit: true }
        : next(url, context),
  });
}

async function scan(folder: string, electronVersion: string): Promise<Scan> {
  const require = createRequire(import.meta.url);
  const electronegativity = require.resolve('@doyensec/electronegativity');
  bendModules(electronegativity);
  const run: Run = require(electronegativity);
  const { issues, errors } = await run({
    input: join(process.cwd(), folder),
    isRelative: true,
    electronVersionOverride: electronVersion,
    excludeFromScan: CHECKS_OVER_THE_NETWORK,
  });
  return {
    findings: issues.map(({ id, file, location }) => ({
      rule: id,
      file: file.split(sep).join('/'),
      line: location.line,
    })),
    unread: errors.map(({ file, message }) => `${file}: ${message}`),
  };
}

const [, , folder = '', electronVersion = ''] = process.argv;
console.log(JSON.stringify(await scan(folder, electronVersion)));
