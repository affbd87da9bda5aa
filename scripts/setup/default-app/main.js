// Starts the app folder named on the command line; stands in for the default_app.asar that the fallback Electron lacks.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Reads what Electron's own default app reads: `-r <module>` (Playwright's loader) and the first plain argument. */
function readArguments(argv) {
  const preload = [];
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      preload.push(argv[index]);
    } else if (!argument.startsWith('-')) {
      return { preload, folder: argument };
    }
  }
  return { preload, folder: undefined };
}

/** Gives the app its own name, version and path, as Electron's default app does, and returns its main file. */
function adopt(folder) {
  const packageFile = join(folder, 'package.json');
  const described = existsSync(packageFile) ? JSON.parse(readFileSync(packageFile, 'utf8')) : {};
  if (described.version) app.setVersion(described.version);
  const name = described.productName ?? described.name;
  if (name) app.setName(name);
  app.setDesktopName?.(described.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(folder);
  return existsSync(packageFile) ? join(folder, described.main ?? 'index.js') : folder;
}

const { preload, folder } = readArguments(process.argv);
if (preload.length > 0) Module._preloadModules(preload);
if (folder === undefined) {
  console.error('Name the folder of an app to start: electron <folder>');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  // Awaited, as Electron's default app does: the app's code must have run before `ready`.
  await import(pathToFileURL(adopt(resolve(folder))).href).catch((error) => {
    console.error(error);
    app.exit(1);
  });
}
