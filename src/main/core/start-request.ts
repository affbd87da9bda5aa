/** What one start of Windsock asks of the one that runs already. */

import { isPagePath, maxLinkLength } from '../../shared/airflow-link.ts';
import { isEnvironmentId } from '../../shared/command-checks.ts';
import type { EnvironmentId } from '../../shared/environment.ts';

export type StartRequest =
  | { readonly kind: 'show' }
  /** To be there, without a window. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'toggle' }
  | {
      readonly kind: 'open';
      readonly id: EnvironmentId;
      readonly path?: string;
      readonly browser: boolean;
    }
  /** `isTyped`: a person or a script said `windsock open`; else the system hands it over, which any page can set off. */
  | { readonly kind: 'open-link'; readonly link: string; readonly isTyped: boolean };

/**
 * SECURITY: it comes from another process, maybe of another version, so each field is checked; what is not understood shows the
 * picker and does nothing else. Never the arguments of that process: Chromium changes their order.
 *
 * @param data  what `requestSingleInstanceLock` handed over
 */
export function startRequestFrom(data: unknown): StartRequest {
  const show: StartRequest = { kind: 'show' };
  if (typeof data !== 'object' || data === null) return show;
  const { kind, id, path, browser, link, isTyped } = data as Readonly<Record<string, unknown>>;
  if (kind === 'toggle' || kind === 'hidden') return { kind };
  if (kind === 'open-link' && typeof link === 'string' && link.length <= maxLinkLength)
    return { kind, link, isTyped: isTyped === true };
  if (kind !== 'open' || !isEnvironmentId(id)) return show;
  if (path === undefined) return { kind, id, browser: browser === true };
  return typeof path === 'string' && isPagePath(path) ? { kind, id, path, browser: browser === true } : show;
}
