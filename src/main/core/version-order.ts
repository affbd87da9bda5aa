/** Which of two versions is the newer one. */

interface Version {
  readonly numbers: readonly number[];
  readonly isPrerelease: boolean;
}

const form = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[0-9A-Za-z.-]{1,64})?$/;

/**
 * A pre-release is never offered: who has one gets the release that follows it.
 *
 * @returns whether `offered` is a release that comes after `own`; false where either is no version such as `1.2.3`
 */
export function isNewerRelease(offered: string, own: string): boolean {
  const [next, now] = [versionFrom(offered), versionFrom(own)];
  if (next === null || now === null || next.isPrerelease) return false;
  const at = next.numbers.findIndex((number, place) => number !== now.numbers[place]);
  return at === -1 ? now.isPrerelease : (next.numbers[at] ?? 0) > (now.numbers[at] ?? 0);
}

function versionFrom(text: string): Version | null {
  const [, major, minor, patch, prerelease] = form.exec(text) ?? [];
  if (major === undefined) return null;
  return { numbers: [major, minor, patch].map(Number), isPrerelease: prerelease !== undefined };
}
