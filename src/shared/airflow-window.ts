/** What the frame around an Airflow page shows and asks: its bar, its notes, and the page that stands in where Airflow's cannot. */

import type { Environment, EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { ProductionMark } from './production.ts';
import type { Opening } from './snapshot.ts';

/** The Airflow page of one window. Never the address of a login. */
export interface ShownPage {
  /** Address without the host's scheme hidden: `https://{host}/dags/x/grid?...#...`; empty before the first page. */
  readonly url: string;
  readonly title: string;
  /** `data:` address of the page's icon. */
  readonly icon?: string;
  readonly isLoading: boolean;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** What stands in the way of the page in one window; the frame shows a page of its own for each of them but `slow`. */
export type PageProblem =
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** `isReloading`: it is loaded again by itself at this moment. */
  | { readonly kind: 'crashed'; readonly timesInAMinute: number; readonly isReloading: boolean }
  | { readonly kind: 'hangs' }
  /** Nothing was answered for `waitedMs`; the page before stays in sight and the load goes on. */
  | { readonly kind: 'slow'; readonly waitedMs: number };

/** @returns whether Airflow's page has to make room for one of ours */
export function isInPlaceOfPage(
  problem: PageProblem | null,
): problem is Exclude<PageProblem, { kind: 'slow' }> {
  return problem !== null && problem.kind !== 'slow';
}

/** @returns whether the address is one of Airflow's, and not the empty one of a window that has no page yet */
export function isPageOfAirflow({ url }: Pick<ShownPage, 'url'>): boolean {
  return url.startsWith('https://');
}

/** The find bar. Absent where it is closed. */
export interface FindState {
  readonly text: string;
  /** Position of the lit match, from 1; 0 where there is none. */
  readonly at: number;
  readonly matches: number;
}

/** One file that the page gave, or that it was printed to. */
export interface Download {
  readonly id: string;
  readonly source: 'page' | 'print';
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly receivedBytes: number;
  /** 0 where the server does not tell. */
  readonly totalBytes: number;
}

/** What in the frame a key asked to have the keyboard; another `turn` is another time. The window itself has it by then. */
export interface FocusAsked {
  readonly on: 'bar' | 'address' | 'find';
  readonly turn: number;
}

/** One window. */
export interface AirflowWindowState {
  /** Electron's number of the window; one of its own for each window of an environment. */
  readonly windowId: number;
  readonly id: EnvironmentId;
  readonly page: ShownPage;
  readonly problem: PageProblem | null;
  /** 1 is 100 %. */
  readonly zoomFactor: number;
  readonly find: FindState | null;
  /** Newest last. */
  readonly downloads: readonly Download[];
  /** Whether the page itself asked for the whole screen; the frame stays above it. */
  readonly isPageFullScreen: boolean;
  /** How often the address was copied: the frame says so each time. */
  readonly timesCopied: number;
  readonly focusAsked?: FocusAsked;
}

/** The web session of an environment, shared by all its windows. */
export interface AirflowSession {
  readonly host: string;
  readonly loggedInAtMs: number;
  /**
   * `renewing`: a new login is under way, nothing is asked of anybody. `person-needed`: AWS needs a person first, the bar
   * offers it. `stopped`: a new login did not help, so none follows by itself. `forbidden`: signed in, and the page is not allowed.
   */
  readonly phase: 'signed-in' | 'renewing' | 'expired' | 'person-needed' | 'stopped' | 'forbidden';
  /** What the last try failed with. */
  readonly failure?: Failure;
  /** As CreateWebLoginToken told them. */
  readonly airflowUser?: string;
  readonly iamIdentity?: string;
}

/** How a managed tunnel does. `failed`: it ended by itself or never began. */
export interface TunnelState {
  readonly state: 'starting' | 'running' | 'failed';
  /** Exit code or the system's word, where it failed. */
  readonly problem?: string;
}

/** The whole of what is pushed to the page of one window, at every change. */
export interface WindowSnapshot {
  readonly keyboard: 'mac' | 'other';
  readonly window: AirflowWindowState;
  readonly environment: Environment;
  readonly session: AirflowSession | null;
  /** A login that a person set off and that is under way or failed. */
  readonly opening: Opening | null;
  readonly production: ProductionMark | null;
  /** Name of the environment's account, where it is known. */
  readonly accountAlias?: string;
  readonly tunnel: TunnelState | null;
  /** Proxy of this environment alone, as the person typed it. */
  readonly proxy?: string;
}

/** What the frame's page asks of its window. */
export type WindowAct =
  | { readonly kind: SimpleWindowAct }
  /** Searches on from the lit match; another text begins anew. */
  | { readonly kind: 'find'; readonly text: string; readonly forward: boolean }
  | { readonly kind: 'show-download' | 'cancel-download' | 'dismiss-download'; readonly downloadId: string }
  /** The frame takes this much from the window's top, in CSS pixels; the Airflow page has the rest. */
  | { readonly kind: 'fit'; readonly heightPx: number };

export const simpleWindowActs = [
  'back',
  'forward',
  'reload',
  'stop',
  'print',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'open-find',
  'close-find',
  /** Closes the find bar, and leaves the keyboard where it is. */
  'drop-find',
  'copy-address',
  'open-in-browser',
  'new-window',
  /** Logs in anew, with whatever a person has to give for that. */
  'sign-in',
  /** Forgets the environment's session, then logs in anew. */
  'reset-session',
  /** Starts the environment's tunnel again after it ended by itself. */
  'restart-tunnel',
  /** A page that hangs: wait on. */
  'wait',
  /** Takes the whole screen from the page that asked for it. */
  'leave-full-screen',
  /** "Why can't I?", in the picker. */
  'diagnose',
  'focus-page',
  'close',
] as const;

export type SimpleWindowAct = (typeof simpleWindowActs)[number];
