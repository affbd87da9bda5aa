/** The address of a team's catalogue: which one may be asked, where it may lead on to, and what of it is kept. */

import { type CatalogueSource, maxCatalogueAddress } from '../../shared/catalogue.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { parseUrl } from './parse-url.ts';

/**
 * SECURITY: https alone, and no name or password in it, which would be kept and shown.
 *
 * @returns the address to ask; failure `catalogue-address-invalid`
 */
export function catalogueAddressFrom(typed: string): Result<string> {
  const text = typed.trim();
  if (text === '') return fail({ kind: 'catalogue-address-invalid', problem: 'missing' });
  const url = text.length <= maxCatalogueAddress ? parseUrl(text) : null;
  if (url === null) return fail({ kind: 'catalogue-address-invalid', problem: 'none' });
  if (url.protocol !== 'https:') return fail({ kind: 'catalogue-address-invalid', problem: 'scheme' });
  if (url.username !== '' || url.password !== '')
    return fail({ kind: 'catalogue-address-invalid', problem: 'user-info' });
  return ok(url.href.replace(/#.*$/, ''));
}

/** @returns the address as it is kept and shown: addresses for a short time carry a key behind `?` */
export function sourceOfAddress(address: string): CatalogueSource {
  const [plain = address, query] = address.split('?', 2);
  return { kind: 'address', address: plain, ...(query !== undefined && { isCut: true }) };
}
