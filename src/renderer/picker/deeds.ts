/** What the picker does in the world: commands to the main process and the clipboard, for intentions and actions. */

import { linkText, type PageLink } from '../../shared/airflow-link.ts';
import type { OpenHow } from '../../shared/commands.ts';
import { isEnvironmentName } from '../../shared/environment.ts';
import { strangePageFrom } from '../../shared/pasted-link.ts';
import type { Remedy } from '../../shared/remedy.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { type ActionName, detailsText } from './actions.ts';
import { createEffects, type DeedsOptions, type Effects } from './effects.ts';
import { createFirstSteps } from './first-step-deeds.ts';
import { taskKeys } from './layout.ts';
import { environmentInLink } from './links.ts';
import { createProfileDeeds, type ProfileDeeds } from './profile-deeds.ts';
import type { EnvironmentRow, NoticeRow, Row, TaskRow, Trouble } from './rows.ts';
import type { Prefill } from './state.ts';
import { words } from './words.ts';

export interface Deeds {
  /** What the row says that Enter does. */
  readonly enter: (row: Row, picker: OpenHow['picker'], query: string) => void;
  /** An action on the row, or a general one when there is none. */
  readonly act: (action: ActionName, row: Row | undefined, query: string) => void;
  readonly hide: () => void;
  /** Gives up signing in with a start URL, and what came of it. */
  readonly closeIdentityCenter: () => void;
  readonly profiles: ProfileDeeds;
  readonly copy: (text: string) => void;
  readonly say: (text: string) => void;
  readonly noAnswer: () => void;
}

const noPrefill: Prefill = { profile: '', region: '', name: '' };

/** Where a notice is about several profiles, the person chooses one. */
function prefillFrom({ about }: Notice): Prefill {
  const [profile = '', ...others] = about?.profiles ?? [];
  return { ...noPrefill, region: about?.region ?? '', ...(others.length === 0 ? { profile } : {}) };
}

/** What Enter does on each kind of row. */
function createEnter(options: DeedsOptions, effects: Effects): Deeds['enter'] {
  const { api, show, type, unfold } = options;
  const { run, runQuietly, look, copy } = effects;
  const takeStep = createFirstSteps(options, effects);
  const addByName = (prefill: Prefill): void => show({ name: 'form', prefill });
  const enterEnvironment = ({ environment, progress, path }: EnvironmentRow, plainHow: OpenHow): void => {
    if (progress?.phase === 'busy') return;
    const how = path === undefined ? plainHow : { ...plainHow, query: '', path };
    const remedy = progress?.phase === 'failed' ? progress.remedy : 'retry';
    if (remedy === 'reset-session') runQuietly(api.resetSession(environment.id, how));
    else if (remedy === 'look-again') look();
    else if (remedy === 'add-by-name') addByName(environment.id);
    else if (remedy === 'set-network') show({ name: 'network', id: environment.id });
    else runQuietly(api.openEnvironment(environment.id, how));
  };
  const lookFor = ({ host, path }: PageLink, signIn: string | null): void =>
    runQuietly(api.lookForLink(host, path, signIn));
  const enterNotice = ({ notice, trouble, link }: NoticeRow): void => {
    const profile = profileOf(notice);
    const signsIn = profile !== undefined && asksPerson.has(trouble.remedy);
    if (signsIn && link !== undefined) lookFor(link, profile);
    else if (signsIn) run(api.authenticate(profile));
    else if (trouble.remedy === 'add-by-name') addByName(prefillFrom(notice));
    else if (trouble.remedy === 'other-hotkey') run(api.takeOtherHotkey());
    else if (trouble.remedy === 'favourite-hotkeys') run(api.showSettings('favourites'));
    else if (trouble.remedy === 'dismiss') run(api.dismissNotice(notice.id));
    else if (link !== undefined) lookFor(link, null);
    else look();
  };
  const enterLink = ({ key, link }: TaskRow, picker: OpenHow['picker']): void => {
    if (link === undefined) return; // it is under way
    const { id, host, path } = link;
    if (key === taskKeys.lookForLink) lookFor({ kind: 'page', host, path }, null);
    else if (id === null) type(linkText({ kind: 'page', host, path }));
    else runQuietly(api.openEnvironment(id, { picker, query: '', path }));
  };
  const enterTask = (row: TaskRow, picker: OpenHow['picker'], query: string): void => {
    const { key, step } = row;
    if (step !== undefined) takeStep(step);
    else if (key === taskKeys.copiedLink || key === taskKeys.lookForLink) enterLink(row, picker);
    else if (key === taskKeys.look) look();
    else if (key === taskKeys.searchAll) run(api.searchAllRegions());
    else if (key === taskKeys.customDomain)
      show({ name: 'strangeHost', host: strangePageFrom(query)?.host ?? '' });
    else if (key === taskKeys.add)
      addByName(
        isEnvironmentName(query.trim()) ? { ...noPrefill, name: query.trim() } : environmentInLink(query),
      );
    else if (key === taskKeys.noProfiles) copy('aws configure');
    else if (key === taskKeys.identityCenter) show({ name: 'identityCenter' });
    else if (key === taskKeys.stopLooking) run(api.cancelSearch());
    else if (key === taskKeys.unsearched) unfold();
    else show({ name: 'profiles' });
  };
  return (row, picker, query) => {
    if (row.kind === 'environment') enterEnvironment(row, { picker, query });
    else if (row.kind === 'notice') enterNotice(row);
    else enterTask(row, picker, query);
  };
}

/** What Enter does about failures that wait for a person. */
const asksPerson: ReadonlySet<Remedy> = new Set(['sign-in', 'enter-mfa-code', 'allow-process']);

/** The profile to get credentials for: of several that wait for the same, any will do. */
function profileOf({ failure, about }: Notice): string | undefined {
  return 'profile' in failure ? failure.profile : about?.profiles[0];
}

function troubleOf(row: Row): Trouble | null {
  if (row.kind === 'notice') return row.trouble;
  return row.kind === 'environment' && row.progress?.phase === 'failed' ? row.progress : null;
}

type EnvironmentDeeds = { readonly [K in ActionName]?: (row: EnvironmentRow, query: string) => void };

function createEnvironmentDeeds({ api, say, show }: DeedsOptions, { run, runQuietly, copy }: Effects) {
  return {
    cancel: ({ environment }) => run(api.cancelOpening(environment.id)),
    favourite: ({ environment, isFavourite }) => run(api.setFavourite(environment.id, !isFavourite)),
    copyAddress: ({ host }) => {
      if (host === undefined) say(words.addressUnknown);
      else copy(`https://${host}`);
    },
    openInBrowser: ({ environment, progress }, query) => {
      if (progress?.phase === 'busy') return;
      runQuietly(api.openInBrowser(environment.id, { picker: 'hide', query }));
    },
    copyLoginUrl: ({ environment }) => runQuietly(api.copyLoginUrl(environment.id), words.loginUrlCopied),
    copyName: ({ environment }) => copy(environment.id.name),
    alias: ({ environment }) => show({ name: 'alias', id: environment.id }),
    removeAlias: ({ environment }) => run(api.setAlias(environment.id, ''), words.aliasRemoved),
    reset: ({ environment }, query) =>
      runQuietly(api.resetSession(environment.id, { picker: 'hide', query })),
    diagnose: ({ environment }) => show({ name: 'diagnosis', id: environment.id }),
    customHost: ({ environment }) => show({ name: 'customHost', id: environment.id }),
    network: ({ environment }) => show({ name: 'network', id: environment.id }),
    remove: ({ environment }) => run(api.removeEnvironment(environment.id)),
    region: ({ environment: { id }, isInExtraRegion }) =>
      run(api.setExtraRegion(id.region, !isInExtraRegion)),
    markProduction: ({ environment }) => run(api.setProductionChoice(environment.id, 'mark')),
    markPlain: ({ environment }) => run(api.setProductionChoice(environment.id, 'plain')),
    markByRules: ({ environment }) => run(api.setProductionChoice(environment.id, 'by-rules')),
    signIn: ({ environment }) => run(api.authenticate(environment.id.profile)),
    signOut: ({ session }) => session !== undefined && run(api.signOut(session.session.key)),
  } satisfies EnvironmentDeeds;
}

/** @returns the deeds over the bridge */
export function createDeeds(options: DeedsOptions): Deeds {
  const { api, show, unfold } = options;
  const effects = createEffects(options);
  const enter = createEnter(options, effects);
  const forEnvironment: EnvironmentDeeds = createEnvironmentDeeds(options, effects);
  const actOnNotice = (action: ActionName, { notice }: NoticeRow): void => {
    const [profile] = notice.about?.profiles ?? [];
    if (action === 'dismiss') effects.run(api.dismissNotice(notice.id));
    else if (action === 'leaveProfile' && profile !== undefined)
      effects.run(api.setSearchedProfile(profile, false));
  };
  const actOnRow = (action: ActionName, row: Row, query: string): void => {
    const trouble = troubleOf(row);
    if (action === 'enter') enter(row, 'hide', query);
    else if (action === 'keepOpen') enter(row, 'keep', query);
    else if (action === 'copyDetails' && trouble !== null) effects.copy(detailsText(trouble));
    else if (row.kind === 'notice') actOnNotice(action, row);
    else if (row.kind === 'environment') forEnvironment[action]?.(row, query);
  };
  const general: { readonly [K in ActionName]?: () => void } = {
    look: effects.look,
    add: () => show({ name: 'form', prefill: noPrefill }),
    profiles: () => show({ name: 'profiles' }),
    regions: () => show({ name: 'regions' }),
    identityCenter: () => show({ name: 'identityCenter' }),
    productionRules: () => effects.run(api.showSettings('production')),
    searchAll: () => effects.run(api.searchAllRegions()),
    signOutEverywhere: () => effects.run(api.signOutEverywhere(), words.signedOutEverywhere),
    stop: () => effects.run(api.cancelSearch()),
    unsearched: unfold,
    settings: () => effects.run(api.showSettings(null)),
    quit: () => effects.run(api.quit()),
  };
  return {
    enter,
    act: (action, row, query) => {
      const deed = general[action];
      if (deed !== undefined) deed();
      else if (row !== undefined) actOnRow(action, row, query);
    },
    hide: () => effects.run(api.hidePicker()),
    closeIdentityCenter: () => effects.run(api.closeIdentityCenter()),
    profiles: createProfileDeeds(options, effects),
    copy: effects.copy,
    say: options.say,
    noAnswer: effects.noAnswer,
  };
}
