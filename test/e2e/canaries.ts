// Looks for secrets that were let loose in a test: in files, texts and the arguments of every process.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { mfaCodes } from '../standin/identity-world.ts';
import type { Standin } from '../standin/start-standin.ts';

/** A secret and the name under which a test may print it. */
export interface Canary {
  readonly name: string;
  readonly secret: string;
}

/** @returns every web login token and every secret of a key that exists by now */
export function canariesOf(standin: Standin): readonly Canary[] {
  const keys = [
    ...standin.world.profiles.flatMap((profile) => (profile.kind === 'keys' ? [profile.key] : [])),
    ...standin.issuedKeys(),
  ];
  return [
    ...standin.mintedTokens().flatMap(({ token, environment }) => [
      { name: `token of ${environment}`, secret: token },
      // The random part alone, since a compressed file may cut off what tokens have in common.
      { name: `end of the token of ${environment}`, secret: token.split('.').at(-1) ?? token },
    ]),
    ...keys.flatMap(({ accessKeyId, secretAccessKey, sessionToken = null }) => [
      { name: `secret of ${accessKeyId}`, secret: secretAccessKey },
      ...(sessionToken === null ? [] : [{ name: `session token of ${accessKeyId}`, secret: sessionToken }]),
    ]),
  ];
}

/** @returns what people, programs and AWS's sign-ins have of secrets, beside the tokens and keys above */
export function identityCanariesOf(standin: Standin): readonly Canary[] {
  const { profiles, loginSessions = [], shell } = standin.world;
  const keys = [
    ...profiles.flatMap((profile) => (profile.kind === 'process' ? [profile.key] : [])),
    ...loginSessions.map(({ key }) => key),
    ...(shell === undefined ? [] : [shell.key]),
  ];
  return [
    ...canariesOf(standin),
    ...standin.identitySecrets().map((secret, at) => ({ name: `secret ${at} of a sign-in`, secret })),
    ...keys.flatMap(({ accessKeyId, secretAccessKey, sessionToken = null }) => [
      { name: `secret of ${accessKeyId}`, secret: secretAccessKey },
      ...(sessionToken === null ? [] : [{ name: `session token of ${accessKeyId}`, secret: sessionToken }]),
    ]),
    ...loginSessions.flatMap(({ dpopKey }) => canariesOfKey(dpopKey)),
    ...(standin.world.webIdentityTokens ?? []).map(({ token }) => ({
      name: 'web identity token',
      secret: token,
    })),
    ...mfaCodes.map((code) => ({ name: `MFA code ${code}`, secret: code })),
  ];
}

/** @returns the lines of a private key, which a file may hold with other ends */
export function canariesOfKey(pem: string): readonly Canary[] {
  const lines = pem.split('\n').filter((line) => /^[A-Za-z0-9+/=]{40,}$/.test(line));
  return lines.map((line) => ({ name: 'private key of aws login', secret: line }));
}

/** @returns what stands in a text, one line for each */
export function foundIn(place: string, text: string, canaries: readonly Canary[]): readonly string[] {
  return canaries
    .filter(({ secret }) => formsOf(secret).some((form) => text.includes(form)))
    .map(({ name }) => `${place} has the ${name}`);
}

/** @returns what stands in the files of a folder, in UTF-8 and in UTF-16 */
export async function foundInFiles(
  folder: string,
  canaries: readonly Canary[],
  isAllowed: (file: string) => boolean,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const found = await Promise.all(
    files.map(async (file) => {
      const name = relative(folder, file);
      // A running browser's temporary files come and go.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      return isAllowed(name) ? [] : foundInBytes(name, bytes, canaries);
    }),
  );
  return found.flat();
}

/** @returns what stands in the command lines of all processes of the machine */
export async function foundInArguments(canaries: readonly Canary[]): Promise<readonly string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    // A process that has ended since has no arguments.
    processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return foundIn('a command line', lines.join('\n'), canaries);
}

function foundInBytes(name: string, bytes: Buffer, canaries: readonly Canary[]): readonly string[] {
  return canaries
    .filter(({ secret }) =>
      formsOf(secret).some((form) => bytes.includes(form, 0, 'utf8') || bytes.includes(form, 0, 'utf16le')),
    )
    .map((canary) => `${name} has the ${canary.name}`);
}

/** As it is, as in a URL, and as bytes in Base64 (whose first letters depend on nothing before them). */
function formsOf(secret: string): readonly string[] {
  // Of so few characters, anything may have them by chance.
  if (secret.length < 12) return [secret];
  const base64 = Buffer.from(secret).toString('base64').replace(/.{4}$/, '');
  return [...new Set([secret, encodeURIComponent(secret), base64])];
}
