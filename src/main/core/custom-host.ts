/** Hosts that are none of AWS's own: which can be a web server's at all, and whether a login may go there. */

import { airflowHostFrom } from '../../shared/airflow-host.ts';
import { customHostFrom } from '../../shared/host-name.ts';

/**
 * Takes an address as people copy it, too: `https://airflow.acme.example/home`.
 *
 * @returns the host that a person typed; null when it is none that a login may go to
 */
export function typedHostFrom(text: string): string | null {
  const trimmed = text.trim();
  const [, address] = /^https:\/\/([^/?#]*)(?:[/?#].*)?$/is.exec(trimmed) ?? [];
  return customHostFrom(address ?? trimmed);
}

/** Where a token may go. */
export type LoginHost =
  | { readonly verdict: 'go'; readonly host: string }
  /** None of AWS's own, and not the one that the person confirmed. */
  | { readonly verdict: 'ask'; readonly host: string }
  | { readonly verdict: 'refuse' };

/**
 * SECURITY: this alone decides where a token goes.
 *
 * @param answered  as AWS's API told it
 * @param custom    the host that the person set or confirmed for this environment
 */
export function loginHostFor(answered: string, custom: string | undefined): LoginHost {
  const own = airflowHostFrom(answered);
  if (own !== null) return { verdict: 'go', host: custom ?? own };
  const other = customHostFrom(answered);
  if (other === null) return { verdict: 'refuse' };
  return { verdict: other === custom ? 'go' : 'ask', host: other };
}
