/** Which commands the frame of an Airflow window may give: its own window's, and no others. */

import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import type { CommandArguments, CommandName } from '../../shared/commands.ts';
import { type EnvironmentId, sameEnvironment } from '../../shared/environment.ts';

type FrameRules = { readonly [K in CommandName]?: (own: Own, ...values: CommandArguments[K]) => boolean };
type Own = WindowSnapshot['window'];

const rules: FrameRules = {
  pageReady: () => true,
  cancelOpening: (own: Own, id: EnvironmentId) => sameEnvironment(own.id, id),
  windowAct: (own: Own, windowId: number) => own.windowId === windowId,
};

/**
 * SECURITY: a frame decodes pictures that come from a web server. Were its process ever taken over by one, it could neither name
 * a program to start, as `setNetwork` can, nor reach another environment.
 *
 * @returns whether the frame that shows this window may ask this
 */
export function mayFrameAsk<K extends CommandName>(
  own: Own,
  command: K,
  values: CommandArguments[K],
): boolean {
  const rule: ((own: Own, ...values: CommandArguments[K]) => boolean) | undefined = rules[command];
  return rule?.(own, ...values) ?? false;
}
