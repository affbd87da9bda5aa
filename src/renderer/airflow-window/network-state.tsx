/** How Windsock reaches the web server where it does not go straight: through a tunnel, through a proxy. */

import type { TunnelState, WindowSnapshot } from '../../shared/airflow-window.ts';
import styles from './network-state.module.css';

const tunnelWords: { readonly [K in TunnelState['state']]: readonly [word: string, tone: string] } = {
  starting: ['Tunnel starting…', 'busy'],
  running: ['Tunnel', 'good'],
  failed: ['Tunnel ended', 'bad'],
};

export function NetworkState({
  tunnel,
  proxy,
}: Pick<WindowSnapshot, 'tunnel'> & { readonly proxy: string | undefined }) {
  if (tunnel === null && proxy === undefined) return null;
  const [word, tone] = tunnel === null ? (['Proxy', 'good'] as const) : tunnelWords[tunnel.state];
  return (
    <span className={styles.state} data-tone={tone} role="status" title={proxy}>
      <span className={styles.dot} aria-hidden="true" />
      {word}
    </span>
  );
}
