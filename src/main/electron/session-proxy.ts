/** Sets the proxy of one environment's session, whatever the system's is; pages, checks and logins of it all go that way. */

import { app, type Session, session, type WebContents, webContents } from 'electron';
import type { EnvironmentId } from '../../shared/environment.ts';
import { type ProxySetting, proxyText } from '../../shared/proxy-setting.ts';
import { partitionOf } from './partition.ts';

/** The system's proxy, one of the environment's own, or none at all, where what was set cannot be understood. */
export type SessionProxy = 'system' | 'nowhere' | ProxySetting;

/** The discard port of this computer: whatever goes there fails. */
const nowhere: ProxySetting = { scheme: 'socks5', host: '127.0.0.1', port: 9 };

/** @returns what sets the proxy of an environment's session; settles once it holds. Nothing is done where it is set already */
export function createSessionProxies(): (id: EnvironmentId, proxy: SessionProxy) => Promise<void> {
  const rules = new Map<Session, string | null>();
  /** What is being set, one after the other: nobody goes on before it holds. */
  const settings = new Map<Session, Promise<void>>();
  app.on('web-contents-created', (_event, contents) => keepWebRtcOnProxy(contents, rules));

  async function set(own: Session, wanted: string | null): Promise<void> {
    if ((rules.get(own) ?? null) === wanted) return;
    await own.setProxy(
      wanted === null
        ? { mode: 'system' }
        : // SECURITY: one proxy for all schemes and no way past it, this computer's own names included: SOCKS5 and HTTP
          // proxies look names up themselves, and where the proxy is gone nothing goes out directly.
          { mode: 'fixed_servers', proxyRules: wanted, proxyBypassRules: '<-loopback>' },
    );
    rules.set(own, wanted);
    for (const contents of webContents.getAllWebContents()) {
      if (contents.session === own) keepWebRtcOnProxy(contents, rules);
    }
    // What is open still goes the old way.
    await own.closeAllConnections();
  }

  return (id, proxy) => {
    const own = session.fromPartition(partitionOf(id));
    const wanted = proxy === 'system' ? null : proxyText(proxy === 'nowhere' ? nowhere : proxy);
    const before = settings.get(own) ?? Promise.resolve();
    const setting = before.catch(() => undefined).then(() => set(own, wanted));
    settings.set(own, setting);
    return setting;
  };
}

/** SECURITY: WebRTC would send UDP past the proxy and tell the page this computer's addresses. */
function keepWebRtcOnProxy(contents: WebContents, rules: ReadonlyMap<Session, string | null>): void {
  const proxied = rules.get(contents.session);
  if (proxied === undefined) return;
  contents.setWebRTCIPHandlingPolicy(proxied === null ? 'default' : 'disable_non_proxied_udp');
}
