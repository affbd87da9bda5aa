// Where the packages that are made now will look for new versions. No place is guessed, from the clone neither.

/** Names that place: `github:owner/repository`, or the https address of a folder; to try updates, `http://127.0.0.1:PORT/`. */
const VARIABLE = 'WINDSOCK_UPDATES';

/**
 * Gives the arguments by which electron-builder writes that place into the packages (`app-update.yml`), and the lists of
 * versions that belong there (`latest*.yml`). Without the variable there are none, and the packages look nowhere.
 *
 * @throws when the variable names no such place
 */
export function updateFeedArguments(environment: NodeJS.ProcessEnv): readonly string[] {
  const place = environment[VARIABLE] ?? '';
  if (place === '') return [];
  const [, owner, repo] = /^github:(\w[\w.-]*)\/(\w[\w.-]*)$/.exec(place) ?? [];
  if (owner !== undefined && repo !== undefined) return published({ provider: 'github', owner, repo });
  if (/^(https:\/\/[\w.-]+(:\d+)?|http:\/\/127\.0\.0\.1:\d+)\/[\w./-]*$/.test(place))
    return published({ provider: 'generic', url: place });
  throw new Error(`${VARIABLE} is neither github:owner/repository nor an https address: ${place}`);
}

function published(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).map(([name, value]) => `-c.publish.${name}=${value}`);
}
