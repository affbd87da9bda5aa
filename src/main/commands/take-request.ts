/** Carries out what a start of Windsock asks of the app that runs: this start, or a later one that handed it over. */

import type { OpenHow } from '../../shared/commands.ts';
import { type EnvironmentId, sameEnvironment } from '../../shared/environment.ts';
import { assertNever, type FailureKind, type Result } from '../../shared/failure.ts';
import { type AppState, knownEnvironments } from '../core/app-state.ts';
import type { StartRequest } from '../core/start-request.ts';
import type { Store } from '../store.ts';
import type { OpenLink } from './open-link.ts';
import type { ProxyLogins } from './proxy-logins.ts';

/** What it works with. */
interface TakeRequestParts {
  readonly store: Store<AppState>;
  /** Settles once the profiles were read for the first time: the request may be why the app was started. */
  readonly profilesRead: Promise<unknown>;
  readonly open: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  readonly openInBrowser: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  readonly openLink: OpenLink['openFromOutside'];
  readonly goOn: ProxyLogins['goOn'];
  readonly showPicker: () => void;
  readonly togglePicker: () => void;
}

/** A person knows what they cancelled; and a link that is refused has nothing to come to the front for. */
const unshown: ReadonlySet<FailureKind> = new Set<FailureKind>(['cancelled', 'link-refused']);

/** @returns what takes requests; it settles when they are carried out, and what went wrong is in the picker then */
export function createTakeRequest(parts: TakeRequestParts): (request: StartRequest) => Promise<void> {
  const { goOn, showPicker } = parts;

  /** Nobody waits at a page for the answer, so the picker comes and shows the failed row. */
  async function carryOut(work: () => Promise<Result<null>>): Promise<void> {
    const outcome = await work();
    if (!outcome.ok && !unshown.has(outcome.failure.kind)) showPicker();
  }

  return async (request) => {
    switch (request.kind) {
      case 'show':
        showPicker();
        break;
      case 'hidden':
        break;
      case 'toggle':
        parts.togglePicker();
        break;
      case 'open-link':
        await carryOut(() => parts.openLink(request));
        break;
      case 'open':
        await parts.profilesRead;
        // SECURITY: whoever handed it over can only choose among what is known.
        if (isKnown(parts.store.get(), request.id)) await carryOut(() => goOn(() => openAs(parts, request)));
        else showPicker();
        break;
      default:
        assertNever(request);
    }
  };
}

function openAs(parts: TakeRequestParts, { id, path, browser }: Extract<StartRequest, { kind: 'open' }>) {
  const how: OpenHow = { picker: 'hide', query: '' };
  if (browser) return parts.openInBrowser(id, how);
  return parts.open(id, path === undefined ? how : { ...how, path });
}

function isKnown(state: AppState, id: EnvironmentId): boolean {
  return knownEnvironments(state).some((each) => sameEnvironment(each.id, id));
}
