/** The lines below the bar: what becomes of the session, of a slow load, of the tunnel; pure. */

import {
  type AirflowSession,
  isInPlaceOfPage,
  isPageOfAirflow,
  type ShownPage,
  type SimpleWindowAct,
  type WindowSnapshot,
} from '../../shared/airflow-window.ts';
import { failureText, remedyTexts } from '../../shared/failure-text.ts';
import { remedyFor } from '../../shared/remedy.ts';
import type { Opening } from '../../shared/snapshot.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import { addressParts } from './address.ts';
import { needText, waitingText, words } from './words.ts';

/** What a button of the frame does. */
export interface Deed {
  readonly label: string;
  readonly does: SimpleWindowAct | 'cancel-opening';
}

/** One line with its buttons; the first is the one to press, as a rule. */
export interface Note {
  readonly id: 'full-screen' | 'session' | 'slow' | 'tunnel';
  /** `quiet`: nothing is asked of anybody. */
  readonly tone: 'quiet' | 'ask' | 'trouble';
  readonly text: string;
  /** What to do about it, or why. */
  readonly more?: string;
  readonly deeds: readonly Deed[];
}

const tryAgain: Deed = { label: words.tryAgain, does: 'sign-in' };
const cancelOpening: Deed = { label: words.cancel, does: 'cancel-opening' };

/** @returns the lines to show now, the most pressing first */
export function notesOf(snapshot: WindowSnapshot): readonly Note[] {
  const { window, opening, session, tunnel } = snapshot;
  // Without a page the frame has one of its own, which says all of this.
  const hasPage = isPageOfAirflow(window.page) && !isInPlaceOfPage(window.problem);
  const ofSession = hasPage ? (openingNote(opening) ?? sessionNote(snapshot, session)) : null;
  const notes: readonly (Note | null)[] = [
    window.isPageFullScreen ? fullScreenNote(window.page) : null,
    ofSession,
    window.problem?.kind === 'slow' ? slowNote(window.problem.waitedMs) : null,
    tunnel?.state === 'failed' ? tunnelNote(tunnel.problem) : null,
  ];
  return notes.filter((note) => note !== null);
}

/** For as long as it lasts: a page would only have to wait until a note that goes by itself has gone. */
function fullScreenNote({ url }: ShownPage): Note {
  return {
    id: 'full-screen',
    tone: 'quiet',
    text: `${addressParts(url)?.host ?? 'The page'} has the whole screen`,
    more: 'Press Esc to leave.',
    deeds: [{ label: words.leaveFullScreen, does: 'leave-full-screen' }],
  };
}

function openingNote(opening: Opening | null): Note | null {
  const id = 'session';
  switch (opening?.phase) {
    case 'starting-tunnel':
      return { id, tone: 'quiet', text: 'Starting the tunnel…', deeds: [cancelOpening] };
    case 'minting':
    case 'signing-in':
      return { id, tone: 'quiet', text: 'Logging in again…', deeds: [cancelOpening] };
    case 'waiting-for-person':
      return { id, tone: 'quiet', text: waitingText(opening.need), deeds: [cancelOpening] };
    case 'failed':
      return failedNote({ failure: opening.failure });
    default:
      return null;
  }
}

function sessionNote({ window }: WindowSnapshot, session: AirflowSession | null): Note | null {
  const id = 'session';
  switch (session?.phase) {
    case 'renewing':
      return { id, tone: 'quiet', text: 'Logging in again…', deeds: [] };
    case 'expired':
    case 'person-needed':
      return failedNote(session);
    case 'stopped':
      return stoppedNote(session);
    case 'forbidden':
      return {
        id,
        tone: 'trouble',
        text: `Airflow says that ${userText(session)} may not see this`,
        more: 'A new login would not help: ask for an Airflow role that may.',
        deeds: window.page.canGoBack ? [{ label: words.back, does: 'back' }] : [],
      };
    case 'signed-in':
      return session.failure?.kind === 'session-broken' ? brokenNote : null;
    default:
      return null;
  }
}

/** Any bug of Airflow's is answered with 500, too: the cure is offered, and nothing is claimed. */
const brokenNote: Note = {
  id: 'session',
  tone: 'trouble',
  text: 'Airflow answered this page with an error (500)',
  more: 'If every page ends like this, it stumbles over the cookies of an old session.',
  deeds: [{ label: words.resetSession, does: 'reset-session' }],
};

function userText({ airflowUser }: AirflowSession): string {
  return airflowUser === undefined ? 'you' : shortVisibleText(airflowUser, 80);
}

/** A login that failed, or one that only a person can bring on. */
function failedNote({ failure }: Pick<AirflowSession, 'failure'>): Note {
  const id = 'session';
  if (failure?.kind === 'person-needed') {
    const label = remedyTexts[remedyFor(failure, null)];
    return { id, tone: 'ask', text: needText(failure.need), deeds: [{ label, does: 'sign-in' }] };
  }
  const over = 'Your Airflow session is over';
  if (failure === undefined)
    return { id, tone: 'ask', text: over, deeds: [{ ...tryAgain, label: words.logInAgain }] };
  const { summary, advice } = failureText(failure);
  const reset: Deed = { label: words.resetSession, does: 'reset-session' };
  const deeds = failure.kind === 'session-broken' ? [reset, tryAgain] : [tryAgain];
  return { id, tone: 'trouble', text: `${over}: ${summary}`, more: advice, deeds };
}

/** Logging in anew did not help, so it is not done again unasked. */
function stoppedNote({ failure }: AirflowSession): Note {
  return {
    id: 'session',
    tone: 'trouble',
    text:
      failure === undefined
        ? 'Airflow ended the session again soon after a new login'
        : failureText(failure).summary,
    more: 'Windsock does not log in again by itself here.',
    deeds: [
      { label: words.logInAgain, does: 'sign-in' },
      { label: words.resetSession, does: 'reset-session' },
    ],
  };
}

function slowNote(waitedMs: number): Note {
  return {
    id: 'slow',
    tone: 'trouble',
    text: `The Airflow web server has not answered for ${Math.round(waitedMs / 1_000)} s`,
    more: 'The page before stays until it does.',
    deeds: [{ label: words.stop, does: 'stop' }],
  };
}

function tunnelNote(problem: string | undefined): Note {
  return {
    id: 'tunnel',
    tone: 'trouble',
    text: problem === undefined ? 'The tunnel ended' : `The tunnel ended: ${shortVisibleText(problem, 160)}`,
    deeds: [{ label: words.startAgain, does: 'restart-tunnel' }],
  };
}
