/** Failures of taking a new version of Windsock, in words. */

import type { Texts } from './failure-words.ts';

/** The words for these failures. */
export const updateTexts: Texts<
  'update-feed-unusable' | 'update-feed-insecure' | 'update-damaged' | 'update-not-saved'
> = {
  'update-feed-unusable': ({ host }) => ({
    summary: `${host} has no list of versions that can be read`,
    advice: 'Try again later; this version stays as it is.',
  }),
  'update-feed-insecure': ({ host }) => ({
    summary: `${host} leads to an address that is not https`,
    advice:
      'Nothing was taken from there; this version stays as it is. Tell whoever publishes Windsock for you.',
  }),
  'update-damaged': ({ version }) => ({
    summary: `Version ${version} arrived damaged or changed, and was deleted`,
    advice: 'This version stays as it is. Try again from another network.',
  }),
  'update-not-saved': ({ problem }) => ({
    summary: 'The new version could not be saved',
    advice:
      'Make room on the disks of your home and of Windsock, and look at who owns the cache folder of your home.',
    detail: problem,
  }),
};
