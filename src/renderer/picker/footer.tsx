/** The strip below the list: what goes on, and which keys do what. */

import type { Snapshot } from '../../shared/snapshot.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { addFormId } from './add-form.tsx';
import { aliasFormId } from './alias-form.tsx';
import { customHostFormId } from './custom-host-form.tsx';
import styles from './footer.module.css';
import { identityFormId } from './identity-form.tsx';
import { type Keyboard, keyCaps, type ViewName } from './keys.ts';
import { networkFormId } from './network-form.tsx';
import type { PickerState } from './state.ts';
import { strangeHostFormId } from './strange-host-form.tsx';
import type { PickerParts } from './use-picker.ts';
import {
  discoveryText,
  matchCountText,
  notSearchedText,
  unsavedText,
  unsearchedPlaces,
  words,
} from './words.ts';

interface FooterProps {
  readonly snapshot: Snapshot;
  readonly parts: PickerParts;
}

/** The buttons repeat keys for the mouse; Tab passes them by, so that the focus stays in the field. */
function ListHints({ snapshot, parts }: FooterProps) {
  const { row, at, state } = parts;
  const isBusy = row?.kind === 'environment' && row.progress?.phase === 'busy';
  const isMenuOpen = state.view.name === 'actions';
  const leaving = state.query === '' ? (state.isUnfolded ? 'Back' : 'Hide') : 'Clear';
  return (
    <>
      {row !== undefined && !isMenuOpen && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.hint}
          onClick={() => (isBusy ? parts.act('cancel') : parts.enter(at, 'hide'))}
        >
          {isBusy ? 'Cancel' : row.enter}{' '}
          <KeyHint caps={keyCaps(isBusy ? 'escape' : 'enter', snapshot.keyboard)} />
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={styles.hint}
        data-actions="true"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={() => (isMenuOpen ? parts.close() : parts.showActions())}
      >
        Actions <KeyHint caps={keyCaps('actions', snapshot.keyboard)} />
      </button>
      {(isMenuOpen || !isBusy) && (
        <span className={styles.hint}>
          {isMenuOpen ? 'Close' : leaving} <KeyHint caps={keyCaps('escape', snapshot.keyboard)} />
        </span>
      )}
    </>
  );
}

function FormHint({ form, text, keyboard }: { form: string; text: string; keyboard: Keyboard }) {
  return (
    <button type="submit" form={form} className={styles.hint}>
      {text} <KeyHint caps={keyCaps('enter', keyboard)} />
    </button>
  );
}

/** What Space does in the views that are lists to tick. */
const tickTexts: { readonly [K in ViewName]?: string } = {
  profiles: 'Search it or not',
  regions: 'Search it or not',
};

function PaneHints({ snapshot: { keyboard, identityCenter }, parts }: FooterProps) {
  const { name } = parts.state.view;
  const { phase } = identityCenter;
  const isChoosing = name === 'identityCenter' && (phase === 'listing' || phase === 'listed');
  const isIdentityForm = name === 'identityCenter' && (phase === 'none' || phase === 'failed');
  const tickText = isChoosing ? 'Select' : tickTexts[name];
  return (
    <>
      {name === 'form' && <FormHint form={addFormId} text="Add" keyboard={keyboard} />}
      {name === 'alias' && <FormHint form={aliasFormId} text="Save" keyboard={keyboard} />}
      {name === 'customHost' && <FormHint form={customHostFormId} text="Save" keyboard={keyboard} />}
      {name === 'strangeHost' && <FormHint form={strangeHostFormId} text="Save" keyboard={keyboard} />}
      {name === 'network' && <FormHint form={networkFormId} text="Save" keyboard={keyboard} />}
      {isIdentityForm && <FormHint form={identityFormId} text={words.signIn} keyboard={keyboard} />}
      {tickText !== undefined && (
        <span className={styles.hint}>
          {tickText} <KeyHint caps={['Space']} />
        </span>
      )}
      {name === 'profiles' && (
        <span className={styles.hint}>
          Actions <KeyHint caps={keyCaps('actions', keyboard)} />
        </span>
      )}
      <span className={styles.hint}>
        {phase === 'signing-in' && name === 'identityCenter' ? 'Cancel' : 'Back'}{' '}
        <KeyHint caps={keyCaps('escape', keyboard)} />
      </span>
    </>
  );
}

/** How the search for environments goes, and how many of them match a query. */
function Status({ snapshot, parts, unsaved }: FooterProps & { readonly unsaved: string }) {
  const { list, nowMs, state } = parts;
  const { discovery, notices } = snapshot;
  const isBeforeTyping = state.query.trim() === '' || !isListIn(state);
  const unsearched = discovery.phase === 'done' && isListIn(state) ? unsearchedPlaces(notices) : 0;
  return (
    <>
      {unsaved === '' && (
        <span className={styles.search}>
          {isBeforeTyping
            ? discoveryText(discovery, nowMs)
            : matchCountText(list.environmentCount, snapshot, nowMs)}
        </span>
      )}
      {discovery.phase === 'running' && (
        <button type="button" tabIndex={-1} className={styles.hint} onClick={() => parts.act('stop')}>
          Stop <KeyHint caps={keyCaps('stop', snapshot.keyboard)} />
        </button>
      )}
      {unsaved === '' && isBeforeTyping && unsearched > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={`${styles.hint} ${styles.unsearched}`}
          onClick={() => parts.act('unsearched')}
        >
          {notSearchedText(unsearched)}
        </button>
      )}
    </>
  );
}

const isListIn = ({ view }: PickerState): boolean => view.name === 'list' || view.name === 'actions';

export function Footer({ snapshot, parts }: FooterProps) {
  const { state } = parts;
  const unsaved = unsavedText(snapshot.notices);
  // Here too: its row is out of sight in a long list, and behind a query.
  const said = parts.said === '' ? unsaved : parts.said;
  return (
    <footer className={styles.footer}>
      <div className={styles.status} data-said={said !== ''}>
        {unsaved !== '' && <WarningIcon className={styles.unsaved} />}
        <span aria-live="polite">{said}</span>
        {parts.said === '' && <Status snapshot={snapshot} parts={parts} unsaved={unsaved} />}
      </div>
      <div className={styles.hints}>
        {isListIn(state) ? (
          <ListHints snapshot={snapshot} parts={parts} />
        ) : (
          <PaneHints snapshot={snapshot} parts={parts} />
        )}
      </div>
    </footer>
  );
}
