import { expect, it } from 'vitest';
import { updateFailure } from '../../../../src/main/core/update-failure.ts';

const host = 'github.com';
const timeoutMs = 60_000;
const coded = (code: string, message = '') => Object.assign(new Error(message), { code });

it.each([
  ['other bytes', coded('ERR_CHECKSUM_MISMATCH'), '9.0.0', { kind: 'update-damaged', version: '9.0.0' }],
  [
    'another signer',
    coded('ERR_UPDATER_INVALID_SIGNATURE'),
    '9.0.0',
    { kind: 'update-damaged', version: '9.0.0' },
  ],
  ['a full disk', coded('ENOSPC'), '9.0.0', { kind: 'update-not-saved', problem: 'ENOSPC' }],
  ['no feed', coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), null, { kind: 'update-feed-unusable', host }],
  ['no YAML', coded('ERR_UPDATER_INVALID_UPDATE_INFO'), null, { kind: 'update-feed-unusable', host }],
  ['nobody there', new Error('net::ERR_CONNECTION_REFUSED'), null, { kind: 'connection-refused', host }],
  ['no network', new Error('net::ERR_INTERNET_DISCONNECTED'), null, { kind: 'offline' }],
  ['silence', new Error('Request timed out'), null, { kind: 'timeout', host, timeoutMs }],
  ['nothing at all', undefined, null, { kind: 'update-feed-unusable', host }],
])('%s', (_what, error, version, failure) => {
  expect(updateFailure(error, { host, version, timeoutMs })).toEqual(failure);
});

it('has nothing of the message in it, which may name addresses and headers', () => {
  const error = coded('HTTP_ERROR_500', 'url: https://github.com/?token=canary Headers: set-cookie canary');
  expect(JSON.stringify(updateFailure(error, { host, version: '9.0.0', timeoutMs }))).not.toContain('canary');
});
