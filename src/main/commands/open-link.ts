/** Links that arrive: to which environment, through which profile; and what is left to the person to say. */

import { regionOfHost } from '../../shared/airflow-host.ts';
import { type AirflowLink, airflowLinkFrom, type PageLink } from '../../shared/airflow-link.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { chosenTarget, knownHosts, linkTargets } from '../../shared/link-targets.ts';
import type { AppState } from '../core/app-state.ts';
import { noLinkYet, withLink } from '../core/link-burst.ts';
import { linkFacts, withLinkFinds, withLinkSearch, withPendingLink } from '../core/state-links.ts';
import type { Store } from '../store.ts';
import type { Discover } from './discover.ts';
import type { OpenEnvironment } from './open-environment.ts';

/** What the use case works with. */
export interface OpenLinkParts {
  readonly store: Store<AppState>;
  readonly open: OpenEnvironment['open'];
  readonly discover: Discover['discover'];
  /** Gets a profile its credentials, and asks the person for what that takes. */
  readonly authenticate: (profile: string) => Promise<Result<null>>;
  /** Settles once the profiles were read for the first time: a link may be why the app was started. */
  readonly profilesRead: Promise<unknown>;
  readonly showPicker: () => void;
  readonly nowMs: () => number;
  /** Told once of each burst of links that is too large. */
  readonly onDropped: () => void;
}

/** A link as it came; `isTyped`: a person or a script said `windsock open`. */
interface ArrivedLink {
  readonly link: string;
  readonly isTyped: boolean;
}

/** Opens links. */
export interface OpenLink {
  /**
   * Opens a link that another program or a command line handed over. SECURITY: it asks AWS only about an environment that is known, and
   * nobody for anything: where a person has to choose, to sign in or to agree to a search, the picker shows the link and waits. Of
   * links that nobody typed a few at once are taken (`core/link-burst.ts`), and nothing comes of the rest.
   *
   * @returns failure `link-refused` for what is no link to open, and then nothing else happens; any failure of the opening
   */
  readonly openFromOutside: (arrived: ArrivedLink) => Promise<Result<null>>;
  /**
   * Searches the region of a host that no environment is known by, through every profile, then opens the page where that leads to one
   * environment through one profile. Of all that it sees it keeps what leads to that host. A person asked for it.
   *
   * @param signIn  a profile that gets its credentials first, for which the person is asked; null for none
   * @returns failure `link-host-not-found`, or any failure of the opening or of the sign-in
   */
  readonly look: (host: string, path: string, signIn: string | null) => Promise<Result<null>>;
}

/** @returns the use case */
export function createOpenLink(parts: OpenLinkParts): OpenLink {
  const { store, nowMs, onDropped } = parts;
  let burst = noLinkYet;
  /** SECURITY: a page can send hundreds of links, each of which would open a window or bring up the picker. */
  const takesOneMore = (): boolean => {
    burst = withLink(burst, nowMs());
    if (burst.verdict === 'first-dropped') onDropped();
    return burst.verdict === 'taken';
  };
  return {
    openFromOutside: async ({ link, isTyped }) => {
      if (!isTyped && !takesOneMore()) return ok(null);
      await parts.profilesRead;
      const reading = airflowLinkFrom(link, knownHosts(store.get().settings));
      if (reading.kind === 'link') return openFromOutside(parts, reading.link);
      return fail({ kind: 'link-refused', problem: reading.kind === 'refused' ? reading.problem : 'scheme' });
    },
    look: async (host, path, signIn) => {
      const signedIn = signIn === null ? ok(null) : await parts.authenticate(signIn);
      return signedIn.ok ? look(parts, { kind: 'page', host, path }) : signedIn;
    },
  };
}

async function openFromOutside(parts: OpenLinkParts, link: AirflowLink): Promise<Result<null>> {
  const { store, showPicker } = parts;
  const askPerson = () => {
    store.update((state) => withPendingLink(state, link));
    showPicker();
  };
  const id = chosenTarget(link, linkFacts(store.get()));
  if (id === null) {
    askPerson();
    return ok(null);
  }
  const opened = await openAt(parts, id, { path: link.path, isUnattended: true });
  // The row shows what stands in the way, and Enter on it goes on from there.
  if (!opened.ok && opened.failure.kind !== 'cancelled') askPerson();
  return opened;
}

function openAt(
  { open }: OpenLinkParts,
  id: EnvironmentId,
  how: { readonly path: string; readonly isUnattended?: boolean },
): Promise<Result<null>> {
  // What was typed into the picker did not lead there.
  return open(id, { picker: 'hide', query: '', ...how });
}

async function look(parts: OpenLinkParts, link: PageLink): Promise<Result<null>> {
  const { store, discover } = parts;
  const { host } = link;
  const region = regionOfHost(host);
  if (region === null) return fail({ kind: 'link-refused', problem: 'host' });
  store.update((state) => withLinkSearch(state, { host, phase: 'looking' }));
  const before = store.get();
  const isWanted = () => store.get().links.search?.host === host;
  const profiles = store.get().profiles.map(({ name }) => name);
  try {
    await discover({ profiles, regions: { only: region }, host });
  } catch (bug) {
    // No row may say "looking" for ever; who asked still learns of the bug.
    if (isWanted()) store.update((state) => withLinkSearch(state, null));
    throw bug;
  }
  store.update((state) => withLinkFinds(state, host, before));
  // Another link was looked for in the meantime.
  if (!isWanted()) return ok(null);
  const facts = linkFacts(store.get());
  if (linkTargets(link, facts).length === 0) {
    if (wasStopped(store.get())) {
      store.update((state) => withLinkSearch(state, null));
      return ok(null);
    }
    store.update((state) => withLinkSearch(state, { host, phase: 'not-found' }));
    return fail({ kind: 'link-host-not-found', host, region });
  }
  store.update((state) => withLinkSearch(state, null));
  const id = chosenTarget(link, facts);
  // Through several: the picker shows them, and the person chooses.
  return id === null ? ok(null) : openAt(parts, id, { path: link.path });
}

/** Whether the search that is over was ended by a person. */
function wasStopped({ discovery }: AppState): boolean {
  return discovery.phase === 'done' && discovery.stopped !== undefined;
}
