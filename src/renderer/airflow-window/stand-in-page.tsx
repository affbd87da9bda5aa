/** A page in place of Airflow's: what happened, and the buttons that do something about it. */

import { useEffect, useRef } from 'react';
import { WarningIcon, WindsockIcon } from '../ui/icons.tsx';
import { TextButton } from './buttons.tsx';
import type { StandIn } from './stand-in.ts';
import styles from './stand-in-page.module.css';
import type { WindowDeeds } from './use-window.ts';

interface StandInPageProps {
  readonly standIn: StandIn;
  readonly deeds: WindowDeeds;
}

export function StandInPage({ standIn, deeds }: StandInPageProps) {
  const { tone, title, text, detail } = standIn;
  const first = useRef<HTMLButtonElement>(null);
  const isBusy = tone === 'busy';
  // The page that had the keyboard is gone: Enter does what helps. Nothing is cancelled by a key meant for that page.
  useEffect(() => {
    if (!isBusy && title !== '' && document.activeElement === document.body) first.current?.focus();
  }, [isBusy, title]);
  const Icon = tone === 'trouble' ? WarningIcon : WindsockIcon;
  return (
    <div className={styles.standIn} data-tone={tone} role={tone === 'trouble' ? 'alert' : 'status'}>
      <Icon className={styles.icon} />
      <h1 id="stand-in" className={styles.title}>
        <bdi>{title}</bdi>
      </h1>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      <div className={styles.deeds}>
        {standIn.deeds.map((deed, at) => (
          <TextButton
            key={deed.label}
            ref={at === 0 ? first : undefined}
            isMain={at === 0 && !isBusy}
            onClick={() => deeds.perform(deed)}
          >
            {deed.label}
          </TextButton>
        ))}
      </div>
    </div>
  );
}
