/** The lowest versions that we ship with, each with the advisory that set it. Raise a floor with each advisory that concerns Windsock. */

/** One advisory and the version that is free of it, in the newest line of releases that had it. */
export interface VersionFloor {
  readonly package: string;
  /** As `44.0.0`: releases, no previews. */
  readonly atLeast: string;
  readonly advisory: string;
  readonly what: string;
}

export const versionFloors: readonly VersionFloor[] = [
  {
    package: 'electron',
    atLeast: '38.0.0',
    advisory: 'CVE-2025-55305 (GHSA-vmqv-hx8q-j7mg)',
    what: 'The integrity of an asar archive could be bypassed by changing files beside it.',
  },
  {
    package: 'electron',
    atLeast: '42.0.0',
    advisory: 'CVE-2026-70612 (GHSA-p2rr-rvmm-c5fp)',
    what: 'A sandboxed frame could start programs that are registered for a scheme.',
  },
  {
    package: 'electron',
    atLeast: '44.0.0',
    advisory: 'GHSA-gr2m-v5gq-v685',
    what: 'A window that a sandboxed page opened was not sandboxed as that page.',
  },
  {
    package: 'electron',
    atLeast: '44.0.0',
    advisory: 'CVE-2026-102677 (GHSA-qmv3-fv6v-rmhq)',
    what: 'A page that was taken over could put code of its own into the cache of a sandboxed preload script.',
  },
  {
    package: 'electron-updater',
    atLeast: '6.3.0',
    advisory: 'CVE-2024-39698 (GHSA-9jxc-qjr9-vjxq)',
    what: 'On Windows the check of an update’s signature could be got around by a file name that the shell expands.',
  },
  {
    package: 'builder-util-runtime',
    atLeast: '9.7.0',
    advisory: 'CVE-2026-54673 (GHSA-p2f4-r6v6-j797)',
    what: 'The part of electron-updater that downloads gave a header with a token on to another host after a redirect.',
  },
];
