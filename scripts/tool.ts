// Names the command-line tools that the dependencies bring.
import { join } from 'node:path';

/** The path of a tool in node_modules/.bin on this platform. */
export function tool(name: string): string {
  const folder = join(import.meta.dirname, '..', 'node_modules', '.bin');
  return join(folder, process.platform === 'win32' ? `${name}.cmd` : name);
}
