/** The rules of the form for the network of one environment; pure. */

import type { NetworkTexts } from '../../shared/commands.ts';
import { proxyFrom } from '../../shared/proxy-setting.ts';
import type { NetworkSetting } from '../../shared/settings.ts';
import {
  type CommandRules,
  type CommandWords,
  tunnelHint,
  tunnelWords,
} from '../../shared/tunnel-command.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { sentencesFor } from './form-model.ts';

export type NetworkField = keyof NetworkTexts;

export type NetworkErrors = { readonly [K in NetworkField]?: string };

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
  const hint = words === null ? null : tunnelHint(words);
  const wrongProxy = proxy.trim() === '' ? null : proxyFrom(proxy);
  return {
    errors: {
      ...(wrongProxy?.ok === false && { proxy: sentencesFor(wrongProxy.failure) }),
      ...(read?.ok === false && { tunnel: sentencesFor(read.failure) }),
    },
    words,
    hint: hint === null ? null : visibleText(hint),
  };
}
