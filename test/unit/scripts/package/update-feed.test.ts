// Packages look for updates where the variable says, and else nowhere; they understand what was written into them.
import { expect, it } from 'vitest';
import { updateFeedArguments } from '../../../../scripts/package/update-feed.ts';
import { updateSourceFrom } from '../../../../src/main/core/update-source.ts';

it.each([
  ['github:acme/windsock', { host: 'github.com', notesPage: 'https://github.com/acme/windsock/releases' }],
  ['https://updates.acme.example/windsock/', { host: 'updates.acme.example', notesPage: null }],
  ['http://127.0.0.1:8080/windsock/', { host: '127.0.0.1:8080', notesPage: null }],
])('%s is what the package reads', (place, source) => {
  const options = updateFeedArguments({ WINDSOCK_UPDATES: place }).map((each) =>
    each.replace(/^-c\.publish\.(\w+)=/, '$1: '),
  );
  expect(updateSourceFrom(options.join('\n'))).toEqual(source);
});

it.each([{}, { WINDSOCK_UPDATES: '' }, { GITHUB_REPOSITORY: 'acme/windsock', GH_TOKEN: 'x' }])(
  'there is no place without the variable: %o',
  (environment) => {
    expect(updateFeedArguments(environment)).toEqual([]);
  },
);

it.each([
  'acme/windsock',
  'http://updates.acme.example/',
  'http://127.0.0.1.acme.example:80/',
  'http://localhost:8080/',
  'github:acme',
  'https://a.example/?token=x',
  's3:bucket',
])('refuses %s', (place) => {
  expect(() => updateFeedArguments({ WINDSOCK_UPDATES: place })).toThrow('WINDSOCK_UPDATES');
});
