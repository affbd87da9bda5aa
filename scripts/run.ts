// The second half of the set-up, on Node 24: gets what the purpose needs, then starts the program.
import { delimiter, join } from 'node:path';
import { runBench } from './bench.ts';
import { build, buildIfStale } from './build.ts';
import { packageApp } from './package.ts';
import { cacheFolder } from './setup/cache-folder.ts';
import { reportFailure, runProgram, SetupFailure, say } from './setup/command.mjs';
import { ensureElectron } from './setup/electron-binary.ts';
import { hasDisplay, needsOf, type Purpose } from './setup/purpose.ts';
import { ensureSystemPackages } from './setup/system-packages.ts';
import { requireDisplay, startApp } from './start.ts';
import { tool } from './tool.ts';

const ROOT = join(import.meta.dirname, '..');

async function main(): Promise<number> {
  const [purpose, ...args] = process.argv.slice(2);
  const needs = needsOf(purpose, hasDisplay(process.platform, process.env));
  if (needs === undefined) {
    throw new SetupFailure(
      'usage: node scripts/setup.mjs start|demo|test|e2e|bench|soak|build|package|check|fix [arguments]',
    );
  }
  // Every program from here on finds this Node and these tools first.
  process.env.PATH = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  if (!needs.electron) return runTool(purpose as Purpose, args);
  if (purpose === 'start') requireDisplay();
  const electron = await ensureElectron(cacheFolder());
  await ensureSystemPackages(needs, needs.libraries ? electron.file : undefined);
  Object.assign(process.env, electron.env);
  say(`ready, with Electron ${electron.version} and Node ${process.versions.node}`);
  return runWithElectron(purpose as Purpose, args, electron.file);
}

async function runWithElectron(
  purpose: Purpose,
  args: readonly string[],
  electronFile: string,
): Promise<number> {
  if (purpose === 'test') return (await checks()).runTests();
  if (purpose === 'start') return startApp(electronFile, args);
  const built = await buildIfStale();
  if (built !== 0) return built;
  if (purpose === 'package') return packageApp(args);
  if (purpose === 'e2e') return (await checks()).runE2e(args);
  if (purpose === 'bench') return runBench(args);
  if (purpose === 'soak')
    return runProgram(process.execPath, [join(ROOT, 'test', 'soak', 'soak.ts'), ...args]);
  const { runDemo } = await import('./demo.ts');
  return runDemo(electronFile);
}

async function runTool(purpose: Purpose, args: readonly string[]): Promise<number> {
  if (purpose === 'check') return (await checks()).runQuickChecks();
  if (purpose === 'fix') return runProgram(tool('biome'), ['check', '--write', ...args]);
  return build();
}

/** Loaded only when wanted: vitest takes a while to load, and `npm start` shall not wait for it. */
async function checks(): Promise<typeof import('./checks/run-checks.ts')> {
  return import('./checks/run-checks.ts');
}

main().then((code) => {
  process.exitCode = code;
}, reportFailure);
