/** Whether Windsock starts at login: as the system has it, and as the person wants it. */

import type { Result } from '../../shared/failure.ts';
import type { LoginItem } from '../../shared/snapshot.ts';
import type { AppState } from '../core/app-state.ts';
import { withLoginItem } from '../core/state-life.ts';
import type { Store } from '../store.ts';

/** What it works with. */
interface LoginItemParts {
  readonly store: Store<AppState>;
  readonly read: () => Promise<LoginItem>;
  readonly set: (isOn: boolean) => Promise<Result<null>>;
}

/** The use cases. */
export interface LoginItems {
  /** Brings what the system says into the state. */
  readonly look: () => Promise<void>;
  /** @returns failure `login-item-not-set`; what became of it stands in the state either way */
  readonly set: (isOn: boolean) => Promise<Result<null>>;
}

/** @returns the use cases, over the system's login item */
export function createLoginItems({ store, read, set }: LoginItemParts): LoginItems {
  const look = async () => {
    const item = await read();
    store.update((state) => withLoginItem(state, item));
  };
  return {
    look,
    set: async (isOn) => {
      const answer = await set(isOn);
      await look();
      return answer;
    },
  };
}
