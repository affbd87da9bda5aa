// Which addresses of catalogues are asked, and what of one is kept.
import { describe, expect, it } from 'vitest';
import { catalogueAddressFrom, sourceOfAddress } from '../../../../src/main/core/catalogue-address.ts';

describe('an address is asked', () => {
  it.each([
    ['https://git.acme.example/team/windsock.json', 'https://git.acme.example/team/windsock.json'],
    ['  HTTPS://Git.Acme.example:8443/x#top ', 'https://git.acme.example:8443/x'],
    ['https://git.acme.example/x?ref=main', 'https://git.acme.example/x?ref=main'],
  ])('%j', (typed, address) => {
    expect(catalogueAddressFrom(typed)).toEqual({ ok: true, value: address });
  });
});

describe('an address is refused', () => {
  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['git.acme.example/x.json', 'none'],
    [`https://git.acme.example/${'x'.repeat(2_000)}`, 'none'],
    ['http://git.acme.example/x.json', 'scheme'],
    ['http://localhost/x.json', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:application/json,{}', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['blob:https://git.acme.example/1', 'scheme'],
    ['https://user:token@git.acme.example/x.json', 'user-info'],
    ['https://token@git.acme.example/x.json', 'user-info'],
  ])('%j: %s', (typed, problem) => {
    expect(catalogueAddressFrom(typed)).toEqual({
      ok: false,
      failure: { kind: 'catalogue-address-invalid', problem },
    });
  });
});

describe('of an address is kept', () => {
  it('all where there is no key in it', () => {
    expect(sourceOfAddress('https://a.example/x')).toEqual({
      kind: 'address',
      address: 'https://a.example/x',
    });
  });

  it('nothing of what may be a key', () => {
    expect(sourceOfAddress('https://a.example/x?token=SECRET')).toEqual({
      kind: 'address',
      address: 'https://a.example/x',
      isCut: true,
    });
  });
});
