/** What can be done about AWS profiles and regions, as commands to the main process. */

import type { DeedsOptions, Effects } from './effects.ts';
import { type ProfileActionName, type ProfileItem, profileDetails } from './profile-items.ts';

/** The deeds of the views of profiles and regions. */
export interface ProfileDeeds {
  readonly act: (name: ProfileActionName, item: ProfileItem | undefined) => void;
  /** Searches a region for every profile, or no longer. */
  readonly setRegion: (region: string, isSearched: boolean) => void;
}

type OfItem = { readonly [K in ProfileActionName]?: (item: ProfileItem) => void };

/** @returns the deeds over the bridge */
export function createProfileDeeds({ api, show }: DeedsOptions, { run, copy }: Effects): ProfileDeeds {
  const ofItem: OfItem = {
    signIn: ({ profile }) => run(api.authenticate(profile.name)),
    signOut: ({ session }) => session !== undefined && run(api.signOut(session.session.key)),
    search: ({ profile }) => run(api.setSearchedProfile(profile.name, true)),
    skip: ({ profile }) => run(api.setSearchedProfile(profile.name, false)),
    copyDetails: (item) => copy(profileDetails(item)),
    removeOwn: ({ profile }) => run(api.removeOwnProfile(profile.name)),
  };
  return {
    act: (name, item) => {
      if (name === 'identityCenter' || name === 'regions') show({ name });
      else if (item !== undefined) ofItem[name]?.(item);
    },
    setRegion: (region, isSearched) => run(api.setExtraRegion(region, isSearched)),
  };
}
