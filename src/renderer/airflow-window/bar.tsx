/** The bar: the way through the pages, the address, and who a person is here. */

import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { BackIcon, CrossIcon, DownIcon, ForwardIcon, ReloadIcon } from '../ui/icons.tsx';
import { ProductionMark } from '../ui/production-mark.tsx';
import { AddressField } from './address-field.tsx';
import styles from './bar.module.css';
import { IconButton } from './buttons.tsx';
import { NetworkState } from './network-state.tsx';
import type { WindowDeeds } from './use-window.ts';
import { whoOf } from './who.ts';
import { words } from './words.ts';

interface BarProps {
  readonly snapshot: WindowSnapshot;
  readonly deeds: WindowDeeds;
  readonly details: DetailsSwitch;
}

/** What opens and closes the details. */
interface DetailsSwitch {
  readonly id: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export function Bar({ snapshot, deeds, details }: BarProps) {
  const { window, production, tunnel, proxy } = snapshot;
  const { page, zoomFactor, timesCopied } = window;
  return (
    <div className={styles.bar} data-production={production?.colour}>
      <Ways page={page} deeds={deeds} />
      <AddressField url={page.url} timesCopied={timesCopied} icon={page.icon} deeds={deeds} />
      {zoomFactor !== 1 && <Zoom zoomFactor={zoomFactor} deeds={deeds} />}
      {production !== null && <ProductionMark mark={production} isLoud={true} />}
      <NetworkState tunnel={tunnel} proxy={proxy} />
      <WhoButton snapshot={snapshot} details={details} />
      {page.isLoading && (
        <div
          className={styles.progress}
          role="progressbar"
          aria-label={words.loading}
          aria-valuetext={words.loading}
        />
      )}
    </div>
  );
}

function Ways({
  page,
  deeds: { act },
}: Pick<BarProps, 'deeds'> & { readonly page: WindowSnapshot['window']['page'] }) {
  return (
    <div className={styles.ways}>
      <IconButton label={words.back} isEnabled={page.canGoBack} onClick={() => act({ kind: 'back' })}>
        <BackIcon />
      </IconButton>
      <IconButton
        label={words.forward}
        isEnabled={page.canGoForward}
        onClick={() => act({ kind: 'forward' })}
      >
        <ForwardIcon />
      </IconButton>
      {/* One button for both, so that the keyboard stays where it is. */}
      <IconButton
        label={page.isLoading ? words.stop : words.reload}
        onClick={() => act({ kind: page.isLoading ? 'stop' : 'reload' })}
      >
        {page.isLoading ? <CrossIcon /> : <ReloadIcon />}
      </IconButton>
    </div>
  );
}

function Zoom({ zoomFactor, deeds: { act } }: Pick<BarProps, 'deeds'> & { readonly zoomFactor: number }) {
  const percent = `${Math.round(zoomFactor * 100)} %`;
  return (
    <button
      type="button"
      className={styles.chip}
      title={words.resetZoom}
      aria-label={`${words.zoom} ${percent}. ${words.resetZoom}`}
      onClick={() => act({ kind: 'zoom-reset' })}
    >
      {percent}
    </button>
  );
}

function WhoButton({ snapshot, details }: Omit<BarProps, 'deeds'>) {
  const { name, user, profile, account, region } = whoOf(snapshot);
  const parts = { name, user, profile, account, region };
  return (
    <button
      type="button"
      className={styles.who}
      title={words.whoAmI}
      aria-expanded={details.isOpen}
      aria-controls={details.isOpen ? details.id : undefined}
      onClick={details.toggle}
    >
      <span className="visually-hidden">{words.whoAmI} </span>
      {Object.entries(parts).map(
        ([part, text]) =>
          text !== undefined && (
            <bdi key={part} className={styles.part} data-part={part}>
              {visibleText(text)}
            </bdi>
          ),
      )}
      <DownIcon className={styles.arrow} />
    </button>
  );
}
