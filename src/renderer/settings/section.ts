/** What a section of the settings is. */

import type { ReactNode } from 'react';
import type { Result } from '../../shared/failure.ts';
import type { SettingsSection } from '../../shared/settings-section.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Runs a command of `window.windsock`, and says its failure, or `done`, in the page's live region. */
export type Act = (answer: Promise<Result<null>>, done?: string) => void;

/** Says in that region what was done. */
export type Say = (done: string) => void;

export interface SectionProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly say: Say;
}

/** What a row of a section works with. */
export type RowProps = Omit<SectionProps, 'say'>;

/** One section. */
export interface Section {
  readonly id: SettingsSection;
  readonly title: string;
  /** What the search finds beside the title: the titles of its rows, and what else a person may call them. */
  readonly words: readonly string[];
  readonly View: (props: SectionProps) => ReactNode;
}
