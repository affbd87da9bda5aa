/** A team's catalogue: read from where a person says, offered, taken as far as they ticked it; and one made of what they have. */

import {
  type Catalogue,
  type CatalogueExport,
  type CatalogueSource,
  maxCatalogueBytes,
} from '../../shared/catalogue.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { AppState } from '../core/app-state.ts';
import { catalogueAddressFrom, sourceOfAddress } from '../core/catalogue-address.ts';
import { catalogueOf, catalogueText } from '../core/catalogue-export.ts';
import { withCatalogue, withCatalogueTaken } from '../core/state-catalogue.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface TeamCatalogueParts {
  readonly store: Store<AppState>;
  /** Asks the person; null where they chose none. */
  readonly chooseFile: () => Promise<string | null>;
  /** @returns the text, empty for a file that does not exist */
  readonly readFile: (path: string) => Promise<Result<string>>;
  readonly fetchText: (request: {
    readonly address: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<string>>;
  /** Checks a text; failure `catalogue-invalid` | `catalogue-newer`. */
  readonly parse: (text: string) => Promise<Result<Catalogue>>;
  /** Asks the person where to, and writes. */
  readonly saveFile: (name: string, text: string) => Promise<Result<null>>;
  readonly nowMs: () => number;
}

/** What a person can do with a catalogue. A reading takes the place of one that runs; what came of it stands in the state. */
export interface TeamCatalogue {
  readonly readFile: () => Promise<Result<null>>;
  /** @returns failure `catalogue-address-invalid` at once, and as `readAgain` */
  readonly readAddress: (typed: string) => Promise<Result<null>>;
  /** @param text  of a catalogue's file, as a person pasted it; @returns failure `catalogue-too-large` | `catalogue-newer` | `catalogue-invalid` */
  readonly readText: (text: string) => Promise<Result<null>>;
  /**
   * @returns failure `catalogue-unreadable` | `catalogue-refused` | `catalogue-redirect` | `catalogue-too-large` |
   *          `catalogue-newer` | `catalogue-invalid` | `cancelled`, or one of the network
   */
  readonly readAgain: () => Promise<Result<null>>;
  /** Takes rows of the offer. */
  readonly take: (rowIds: readonly string[]) => Result<null>;
  readonly close: () => Result<null>;
  /** @returns failure `catalogue-too-large` | `catalogue-not-saved` | `cancelled` */
  readonly save: (choice: CatalogueExport) => Promise<Result<null>>;
}

/** @returns the use case; it reads nothing by itself */
export function createTeamCatalogue(parts: TeamCatalogueParts): TeamCatalogue {
  const { store, fetchText, nowMs } = parts;
  const { read, stop } = createReading(parts);
  const readPath = (path: string) => read({ kind: 'file', path }, () => textOf(parts, path));
  const readAt = (address: string) =>
    read(sourceOfAddress(address), (signal) => fetchText({ address, signal }));
  return {
    readFile: async () => {
      const path = await parts.chooseFile();
      return path === null ? fail({ kind: 'cancelled' }) : readPath(path);
    },
    readAddress: async (typed) => {
      const address = catalogueAddressFrom(typed);
      return address.ok ? readAt(address.value) : address;
    },
    readText: (text) =>
      read({ kind: 'pasted' }, async () =>
        isTooLarge(text) ? fail({ kind: 'catalogue-too-large' }) : ok(text),
      ),
    readAgain: async () => {
      const source = store.get().settings.catalogue?.source;
      if (source === undefined || source.kind === 'pasted') return fail({ kind: 'cancelled' });
      return source.kind === 'file' ? readPath(source.path) : readAt(source.address);
    },
    take: (rowIds) => {
      store.update((state) => withCatalogueTaken(state, new Set(rowIds), nowMs()));
      return ok(null);
    },
    close: () => {
      stop();
      store.update((state) => withCatalogue(state, { phase: 'none' }));
      return ok(null);
    },
    save: async (choice) => {
      const text = catalogueText(catalogueOf(store.get(), choice));
      if (isTooLarge(text)) return fail({ kind: 'catalogue-too-large' });
      return parts.saveFile('windsock-catalogue', text);
    },
  };
}

function isTooLarge(text: string): boolean {
  return new TextEncoder().encode(text).length > maxCatalogueBytes;
}

/** One reading at a time; a new one takes the place of the one before. */
function createReading({ store, parse }: Pick<TeamCatalogueParts, 'store' | 'parse'>) {
  let running = new AbortController();
  async function read(
    source: CatalogueSource,
    text: (signal: AbortSignal) => Promise<Result<string>>,
  ): Promise<Result<null>> {
    running.abort();
    const own = new AbortController();
    running = own;
    store.update((state) => withCatalogue(state, { phase: 'reading', source }));
    const answer = await text(own.signal);
    const checked = answer.ok ? await parse(answer.value) : answer;
    if (own.signal.aborted) return fail({ kind: 'cancelled' });
    store.update((state) =>
      withCatalogue(
        state,
        checked.ok
          ? { phase: 'offered', source, catalogue: checked.value }
          : { phase: 'failed', source, failure: checked.failure },
      ),
    );
    return checked.ok ? ok(null) : checked;
  }
  return { read, stop: () => running.abort() };
}

/** A file that cannot be read is no matter of profiles here. */
async function textOf({ readFile }: TeamCatalogueParts, path: string): Promise<Result<string>> {
  const read = await readFile(path);
  if (read.ok) return read.value === '' ? unreadable('the file is empty or gone') : read;
  return read.failure.kind === 'profile-file-unreadable' ? unreadable(read.failure.problem) : read;
}

function unreadable(problem: string) {
  return fail({ kind: 'catalogue-unreadable', problem });
}
