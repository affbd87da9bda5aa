/** What the picker does in the world: commands to the main process and the clipboard, for intentions and actions. */

import type { OpenHow, WindsockApi } from '../../shared/commands.ts';
import type { Result } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { type ActionName, detailsText } from './actions.ts';
import { taskKeys } from './layout.ts';
import type { EnvironmentRow, NoticeRow, Row, TaskRow, Trouble } from './rows.ts';
import type { Prefill, View } from './state.ts';
import { words } from './words.ts';

export interface DeedsOptions {
  readonly api: WindsockApi;
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Says something for a moment, in the footer and to screen readers. */
  readonly say: (text: string) => void;
  readonly show: (view: View) => void;
}

export interface Deeds {
  /** What the row says that Enter does. */
  readonly enter: (row: Row, picker: OpenHow['picker'], query: string) => void;
  /** An action on the row, or a general one when there is none. */
  readonly act: (action: ActionName, row: Row | undefined, query: string) => void;
  readonly hide: () => void;
}

const noPrefill: Prefill = { profile: '', region: '', name: '' };

/** Where a notice is about several profiles, the person chooses one. */
function prefillFrom({ about }: Notice): Prefill {
  const [profile = '', ...others] = about?.profiles ?? [];
  return { ...noPrefill, region: about?.region ?? '', ...(others.length === 0 ? { profile } : {}) };
}

/** The few ways in which every deed reaches the world; none of them throws, and what fails is said. */
function createEffects({ api, writeClipboard, say }: DeedsOptions) {
  const noAnswer = (): void => say(words.noAnswer);
  const run = (answer: Promise<Result<null>>): void => {
    answer.then((result) => {
      if (!result.ok) say(failureText(result.failure).summary);
    }, noAnswer);
  };
  return {
    run,
    look: (): void => run(api.lookForEnvironments()),
    /** For opening: its failure is written into the row; saying it twice would only be noise. */
    runQuietly: (answer: Promise<Result<null>>): void => {
      answer.catch(noAnswer);
    },
    copy: (text: string): void => {
      writeClipboard(text).then(
        () => say(words.copied),
        () => say(words.copyFailed),
      );
    },
  };
}

type Effects = ReturnType<typeof createEffects>;

/** What Enter does on each kind of row. */
function createEnter({ api, show }: DeedsOptions, { run, runQuietly, look, copy }: Effects): Deeds['enter'] {
  const addByName = (prefill: Prefill): void => show({ name: 'form', prefill });
  const enterEnvironment = ({ environment, progress }: EnvironmentRow, how: OpenHow): void => {
    if (progress?.phase === 'busy') return;
    const remedy = progress?.phase === 'failed' ? progress.remedy : 'retry';
    if (remedy === 'reset-session') runQuietly(api.resetSession(environment.id, how));
    else if (remedy === 'look-again') look();
    else if (remedy === 'add-by-name') addByName(environment.id);
    else runQuietly(api.openEnvironment(environment.id, how));
  };
  const enterNotice = ({ notice, trouble }: NoticeRow): void => {
    if (trouble.remedy === 'add-by-name') addByName(prefillFrom(notice));
    else if (trouble.remedy === 'other-hotkey') run(api.takeOtherHotkey());
    else if (trouble.remedy === 'dismiss') run(api.dismissNotice(notice.id));
    else look();
  };
  const enterTask = ({ key }: TaskRow, query: string): void => {
    if (key === taskKeys.look) look();
    else if (key === taskKeys.searchAll) run(api.searchAllRegions());
    else if (key === taskKeys.add) addByName({ ...noPrefill, name: query.trim() });
    else if (key === taskKeys.noProfiles) copy('aws configure');
    else show({ name: 'profiles' });
  };
  return (row, picker, query) => {
    if (row.kind === 'environment') enterEnvironment(row, { picker, query });
    else if (row.kind === 'notice') enterNotice(row);
    else enterTask(row, query);
  };
}

function troubleOf(row: Row): Trouble | null {
  if (row.kind === 'notice') return row.trouble;
  return row.kind === 'environment' && row.progress?.phase === 'failed' ? row.progress : null;
}

type EnvironmentDeeds = { readonly [K in ActionName]?: (row: EnvironmentRow, query: string) => void };

function createEnvironmentDeeds({ api, say }: DeedsOptions, { run, runQuietly, copy }: Effects) {
  return {
    cancel: ({ environment }) => run(api.cancelOpening(environment.id)),
    favourite: ({ environment }) => run(api.toggleFavourite(environment.id)),
    copyAddress: ({ environment: { webserverHost } }) => {
      if (webserverHost === undefined) say(words.addressUnknown);
      else copy(`https://${webserverHost}`);
    },
    copyName: ({ environment }) => copy(environment.id.name),
    reset: ({ environment }, query) =>
      runQuietly(api.resetSession(environment.id, { picker: 'hide', query })),
    remove: ({ environment }) => run(api.removeEnvironment(environment.id)),
    region: ({ environment: { id }, isInExtraRegion }) =>
      run(api.setExtraRegion(id.region, !isInExtraRegion)),
  } satisfies EnvironmentDeeds;
}

/** @returns the deeds over the bridge */
export function createDeeds(options: DeedsOptions): Deeds {
  const { api, show } = options;
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
  return {
    enter,
    act: (action, row, query) => {
      if (action === 'look') effects.look();
      else if (action === 'searchAll') effects.run(api.searchAllRegions());
      else if (action === 'stop') effects.run(api.cancelSearch());
      else if (action === 'add') show({ name: 'form', prefill: noPrefill });
      else if (action === 'profiles') show({ name: 'profiles' });
      else if (row !== undefined) actOnRow(action, row, query);
    },
    hide: () => effects.run(api.hidePicker()),
  };
}
