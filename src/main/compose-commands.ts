/** Joins the commands of pages to the use cases. */

import type { WindowAct } from '../shared/airflow-window.ts';
import { ok, type Result } from '../shared/failure.ts';
import type { AddEnvironment } from './commands/add-environment.ts';
import { setExtraRegion, setSearchedProfile } from './commands/choose-places.ts';
import { setCustomHost } from './commands/custom-host.ts';
import type { Diagnose } from './commands/diagnose.ts';
import type { Discover } from './commands/discover.ts';
import type { EnvironmentNetworks } from './commands/environment-network.ts';
import type { FavouriteHotkeys } from './commands/favourite-hotkeys.ts';
import type { LoginItems } from './commands/login-item.ts';
import type { OpenLink } from './commands/open-link.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import type { CatalogueHandlers } from './compose-catalogue.ts';
import type { Person } from './compose-person.ts';
import { composeSettings, type SettingsParts } from './compose-settings.ts';
import type { AppUpdates } from './compose-updates.ts';
import { withoutNotice } from './core/app-state.ts';
import { withAliases } from './core/state-aliases.ts';
import { withFavourite, withFavouriteMoved } from './core/state-favourites.ts';
import { withFirstRunDone } from './core/state-life.ts';
import { withProductionChoices, withProductionRules } from './core/state-production.ts';
import type { CommandHandlers } from './electron/ipc.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { PromptWindow } from './electron/prompt-window.ts';

/** What the commands of pages work with. */
interface CommandParts extends SettingsParts {
  readonly person: Person;
  /** What a person's searches go through: `goOn` is around them already. */
  readonly search: Discover;
  readonly adding: AddEnvironment;
  readonly diagnosis: Diagnose;
  readonly links: Pick<OpenLink, 'look'>;
  readonly networks: EnvironmentNetworks;
  readonly catalogue: CatalogueHandlers;
  readonly updates: Pick<AppUpdates, 'handlers'>;
  /** Around everything else that a person sets off: where a proxy asks who one is, the person is asked, and it runs again. */
  readonly goOn: ProxyLogins['goOn'];
  readonly loginItems: LoginItems;
  readonly favouriteHotkeys: Pick<FavouriteHotkeys, 'set'>;
  readonly picker: PickerWindow;
  readonly prompt: PromptWindow;
  readonly push: () => void;
  readonly quit: () => void;
}

/** @returns what each command of a page does */
export function composeHandlers(parts: CommandParts): CommandHandlers {
  const { store, person, search, adding, diagnosis, links, networks, goOn } = parts;
  const { picker, prompt, loginItems } = parts;
  const { opening, loginLinks } = person;
  const done = (work: () => void): Result<null> => {
    work();
    return ok(null);
  };
  return {
    pageReady: () => done(parts.push),
    openEnvironment: (id, how) => goOn(() => opening.open(id, how)),
    cancelOpening: (id) => done(() => void person.cancel(id)),
    openInBrowser: (id, how) => goOn(() => loginLinks.openInBrowser(id, how)),
    copyLoginUrl: (id) => goOn(() => loginLinks.copyLoginUrl(id)),
    resetSession: (id, how) => goOn(() => opening.reset(id, how)),
    setFavourite: (id, isFavourite) =>
      done(() => store.update((state) => withFavourite(state, id, isFavourite))),
    moveFavourite: (id, toIndex) =>
      done(() => store.update((state) => withFavouriteMoved(state, id, toIndex))),
    setFavouriteHotkey: parts.favouriteHotkeys.set,
    setAlias: (id, alias) => done(() => store.update((state) => withAliases(state, [[id, alias]]))),
    lookForEnvironments: () => search.discover(),
    searchAllRegions: () => search.discover({ regions: 'all' }),
    cancelSearch: () => done(search.cancel),
    setSearchedProfile: (profile, isSearched) => setSearchedProfile({ store, search }, profile, isSearched),
    setExtraRegion: (region, isSearched) => setExtraRegion({ store, search }, region, isSearched),
    addEnvironment: (profile, region, name) => goOn(() => adding.add({ profile, region, name })),
    cancelAdding: () => done(adding.cancel),
    removeEnvironment: person.removeEnvironment,
    setCustomHost: (id, host) => setCustomHost(store, id, host),
    setNetwork: networks.set,
    setLoginItem: loginItems.set,
    quit: () => done(parts.quit),
    endFirstRun: () => done(() => store.update(withFirstRunDone)),
    ...composeSettings(parts),
    dismissNotice: (id) => done(() => store.update((state) => withoutNotice(state, id))),
    hidePicker: () => done(picker.hide),
    fitPrompt: (heightPx) => done(() => prompt.fit(heightPx)),
    answerPrompt: person.prompts.answer,
    authenticate: (profile) => goOn(() => person.authenticate(profile)),
    signOut: person.ssoSessions.signOut,
    signOutEverywhere: person.signOutEverywhere,
    askIdentityCenter: () => done(person.identityCenter.ask),
    startIdentityCenter: (startUrl, region) => goOn(() => person.identityCenter.start(startUrl, region)),
    addIdentityCenterProfiles: person.identityCenter.add,
    closeIdentityCenter: () => done(person.identityCenter.close),
    removeOwnProfile: person.identityCenter.remove,
    diagnose: (id) => goOn(() => diagnosis.start(id)),
    closeDiagnosis: () => done(diagnosis.close),
    setProductionChoice: (id, choice) =>
      done(() => store.update((state) => withProductionChoices(state, [[id, choice]]))),
    setProductionRules: (rules) => done(() => store.update((state) => withProductionRules(state, rules))),
    ...parts.catalogue,
    ...parts.updates.handlers,
    lookForLink: (host, path, signIn) => goOn(() => links.look(host, path, signIn)),
    windowAct: (windowId, act) => windowAct(parts, windowId, act),
  };
}

/** What the frame of a window asks goes to the window itself, but for what others do. */
function windowAct(
  { store, networks, picker, goOn, diagnosis, act: actOn }: CommandParts,
  windowId: number,
  act: WindowAct,
): Result<null> | Promise<Result<null>> {
  if (act.kind === 'restart-tunnel') return networks.restart(windowId);
  if (act.kind === 'diagnose') {
    const window = store.get().airflowWindows.find((each) => each.windowId === windowId);
    if (window === undefined) return ok(null);
    picker.show();
    return goOn(() => diagnosis.start(window.id));
  }
  actOn(windowId, act);
  return ok(null);
}
