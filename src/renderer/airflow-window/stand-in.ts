/** The page of ours that stands where Airflow's cannot: which one, in which words, with which buttons; pure. */

import {
  isInPlaceOfPage,
  isPageOfAirflow,
  type PageProblem,
  type WindowSnapshot,
} from '../../shared/airflow-window.ts';
import type { Failure } from '../../shared/failure.ts';
import { failureText, remedyTexts } from '../../shared/failure-text.ts';
import { remedyFor } from '../../shared/remedy.ts';
import type { Opening } from '../../shared/snapshot.ts';
import type { Deed } from './notes.ts';
import { needText, waitingText, words } from './words.ts';

/** A page in place of Airflow's. */
export interface StandIn {
  /** `busy`: something goes on by itself. */
  readonly tone: 'busy' | 'ask' | 'trouble';
  readonly title: string;
  readonly text?: string;
  /** In the words of the network or the service. */
  readonly detail?: string;
  /** The first is the one to press. */
  readonly deeds: readonly Deed[];
}

const close: Deed = { label: words.closeWindow, does: 'close' };
const reload: Deed = { label: words.reload, does: 'reload' };

/** @returns the page to show; null while Airflow's own is there */
export function standInOf({ window, environment, opening, session }: WindowSnapshot): StandIn | null {
  if (isInPlaceOfPage(window.problem)) return problemPage(window.problem);
  if (isPageOfAirflow(window.page)) return null;
  const { name } = environment.id;
  if (opening !== null) return openingPage(name, opening);
  if (session?.failure !== undefined) return loginFailed(session.failure);
  return { tone: 'busy', title: `Opening ${name}…`, deeds: [close] };
}

function problemPage(problem: Exclude<PageProblem, { kind: 'slow' }>): StandIn {
  switch (problem.kind) {
    case 'failed':
      return loadFailed(problem.failure);
    case 'crashed':
      return crashed(problem);
    case 'hangs':
      return {
        tone: 'trouble',
        title: 'The page does not answer',
        text: 'It may be busy with something large. If you reload it, what you typed there is lost.',
        deeds: [{ label: words.wait, does: 'wait' }, reload, close],
      };
  }
}

function loadFailed(failure: Failure): StandIn {
  const { summary, advice, detail } = failureText(failure);
  return {
    tone: 'trouble',
    title: summary,
    text: advice,
    ...(detail !== undefined && { detail }),
    deeds: [
      { label: words.tryAgain, does: 'reload' },
      { label: words.whyNot, does: 'diagnose' },
      { label: words.openInBrowser, does: 'open-in-browser' },
      close,
    ],
  };
}

function crashed({ timesInAMinute, isReloading }: Extract<PageProblem, { kind: 'crashed' }>): StandIn {
  const title = 'The page stopped working';
  if (isReloading) return { tone: 'busy', title, text: 'Windsock loads it again…', deeds: [reload, close] };
  return {
    tone: 'trouble',
    title,
    text: `It stopped ${timesInAMinute} times within a minute, so Windsock does not load it again by itself.`,
    deeds: [reload, close],
  };
}

/** A login in a window that has no page to go on showing. */
function openingPage(name: string, opening: Opening): StandIn {
  const cancel: Deed = { label: words.cancel, does: 'cancel-opening' };
  switch (opening.phase) {
    case 'starting-tunnel':
      return { tone: 'busy', title: `Starting the tunnel to ${name}…`, deeds: [cancel] };
    case 'minting':
    case 'signing-in':
      return { tone: 'busy', title: `Logging in to ${name}…`, deeds: [cancel] };
    case 'waiting-for-person':
      return { tone: 'busy', title: waitingText(opening.need), text: `Then ${name} opens.`, deeds: [cancel] };
    case 'failed':
      return loginFailed(opening.failure);
  }
}

function loginFailed(failure: Failure): StandIn {
  const { summary, advice, detail } = failureText(failure);
  if (failure.kind === 'person-needed') {
    const label = remedyTexts[remedyFor(failure, null)];
    return {
      tone: 'ask',
      title: needText(failure.need),
      text: advice,
      deeds: [{ label, does: 'sign-in' }, close],
    };
  }
  const again: Deed = { label: words.tryAgain, does: 'sign-in' };
  const reset: Deed = { label: words.resetSession, does: 'reset-session' };
  return {
    tone: 'trouble',
    title: summary,
    text: advice,
    ...(detail !== undefined && { detail }),
    deeds: [
      ...(failure.kind === 'session-broken' ? [reset, again] : [again]),
      { label: words.whyNot, does: 'diagnose' },
      close,
    ],
  };
}
