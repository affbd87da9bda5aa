/** The rules of the form for the network of one environment; pure. */

import type { Result } from '../../shared/failure.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import { isLoopbackProxy, maxProxyLength, type ProxySetting, proxyFrom } from '../../shared/proxy-setting.ts';
import type { NetworkSetting, NetworkTexts } from '../../shared/settings.ts';
import { tooLongText } from '../../shared/strings.ts';
import {
  type CommandRules,
  type CommandWords,
  maxTunnelLength,
  socksPortOf,
  tunnelHint,
  tunnelWords,
} from '../../shared/tunnel-command.ts';
import { visibleText } from '../../shared/visible-text.ts';

export type NetworkField = keyof NetworkTexts;

type NetworkErrors = { readonly [K in NetworkField]?: string };

/** What the form says of its fields. */
export interface NetworkView {
  readonly errors: NetworkErrors;
  /** The program and its arguments; null while there is no command that could be run. */
  readonly words: CommandWords | null;
  /** What is likely not meant. */
  readonly hint: string | null;
}

/** @returns what the form starts with */
export function networkTexts({ proxy = '', tunnel = '' }: NetworkSetting = {}): NetworkTexts {
  return { proxy, tunnel };
}

/** @returns what is to be said of the fields; empty ones are good */
export function networkView({ proxy, tunnel }: NetworkTexts, rules: CommandRules): NetworkView {
  const read = tunnel.trim() === '' ? null : tunnelWords(tunnel, rules);
  const words = read?.ok === true ? read.value : null;
  const readProxy = proxy.trim() === '' ? null : proxyFrom(proxy);
  const hint = words === null ? null : (tunnelHint(tunnel, rules) ?? nearEndHint(words, readProxy));
  return {
    errors: {
      ...problemOf('proxy', tooLongText(proxy, maxProxyLength), readProxy),
      ...problemOf('tunnel', tooLongText(tunnel, maxTunnelLength), read),
    },
    words,
    hint: hint === null ? null : visibleText(hint),
  };
}

function problemOf(
  field: NetworkField,
  tooLong: string | undefined,
  read: Result<unknown> | null,
): NetworkErrors {
  if (tooLong !== undefined) return { [field]: tooLong };
  return read?.ok === false ? { [field]: sentencesFor(read.failure) } : {};
}

/** The two belong together: pages go through the proxy, and the proxy is the near end of the tunnel. */
function nearEndHint(words: CommandWords, proxy: Result<ProxySetting> | null): string | null {
  const port = socksPortOf(words);
  if (port === null || proxy?.ok === false) return null;
  if (proxy === null) return `Pages go through the tunnel with the proxy socks5://localhost:${port}.`;
  const isNearEnd = !isLoopbackProxy(proxy.value) || proxy.value.port === port;
  return isNearEnd ? null : `The tunnel opens port ${port}, and the proxy is on port ${proxy.value.port}.`;
}
