import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUpdateAddress, updateSourceFrom } from '../../../../src/main/core/update-source.ts';

describe('the file of a package says where versions are published', () => {
  it.each([
    [
      'GitHub',
      'owner: acme\nrepo: windsock\nprovider: github\nupdaterCacheDirName: windsock-updater\n',
      { host: 'github.com', notesPage: 'https://github.com/acme/windsock/releases' },
    ],
    [
      'a server of its own',
      'provider: generic\r\nurl: "https://updates.acme.example/windsock"\r\n',
      { host: 'updates.acme.example', notesPage: null },
    ],
    [
      'this computer',
      'provider: generic\nurl: http://127.0.0.1:8080/',
      { host: '127.0.0.1:8080', notesPage: null },
    ],
    ['no file', '', null],
    ['http', 'provider: generic\nurl: http://updates.acme.example/', null],
    ['a password', 'provider: generic\nurl: https://user:pass@updates.acme.example/', null],
    ['no address', 'provider: generic', null],
    ['half of it', 'provider: github\nowner: acme', null],
    ['a way out of the repository', 'provider: github\nowner: ..\nrepo: "acme/windsock"', null],
    ['another kind', 'provider: s3\nbucket: acme', null],
  ])('%s', (_what, text, source) => {
    expect(updateSourceFrom(text)).toEqual(source);
  });

  it('leads to https or to this computer, whatever stands in it', () => {
    const line = fc.tuple(
      fc.constantFrom('provider', 'url', 'owner', 'repo'),
      fc.oneof(fc.webUrl(), fc.string()),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('generic', 'github'), (lines, provider) => {
        const text = [...lines.map(([name, value]) => `${name}: ${value}`), `provider: ${provider}`].join(
          '\n',
        );
        const source = updateSourceFrom(text);
        if (source?.notesPage)
          expect(source.notesPage).toMatch(/^https:\/\/github\.com\/\w[\w.-]*\/\w[\w.-]*\/releases$/);
      }),
    );
  });
});

it.each([
  ['https://updates.acme.example/latest.yml', 'updates.acme.example', true],
  ['https://files.acme.example/Windsock.AppImage', 'updates.acme.example', true],
  ['http://127.0.0.1:1/latest.yml', '127.0.0.1:1', true],
  ['http://127.0.0.1:2/latest.yml', '127.0.0.1:1', false],
  ['http://127.0.0.1:1/latest.yml', 'updates.acme.example', false],
  ['http://127.0.0.1.acme.example/', '127.0.0.1.acme.example', false],
  ['http://updates.acme.example/', 'updates.acme.example', false],
  ['https://user@updates.acme.example/', 'updates.acme.example', false],
  ['file:///etc/passwd', '', false],
  ['ftp://127.0.0.1/', '127.0.0.1', false],
  ['', '', false],
])('an update comes from %s, published at %s: %s', (address, feedHost, may) => {
  expect(isUpdateAddress(address, feedHost)).toBe(may);
});
