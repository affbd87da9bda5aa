import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, mayDownload, otherFileName } from '../../../../src/main/core/download-rules.ts';

const host = 'a.c2.eu-west-1.airflow.amazonaws.com';

describe('which files a page may give', () => {
  test.each<readonly [name: string, addresses: readonly string[], may: boolean]>([
    ['a log of its own host', [`https://${host}/log?a=b`], true],
    ['a redirect within its host', [`https://${host}/a`, `https://${host}/b`], true],
    ['what a script made', [`blob:https://${host}/0c17-25af`], true],
    ['a picture as data', ['data:image/png;base64,AAAA'], true],
    ['another host', ['https://evil.example/x.exe'], false],
    ['a redirect to another host', [`https://${host}/a`, 'https://evil.example/x'], false],
    ['a redirect by another host', [`https://evil.example/x`, `https://${host}/a`], false],
    ['what a script of another host made', ['blob:https://evil.example/0c17'], false],
    ['a blob of no origin', ['blob:null/0c17'], false],
    ['http', [`http://${host}/log`], false],
    ['a blob of http', [`blob:http://${host}/0c17`], false],
    ['another port', [`https://${host}:8443/log`], false],
    ['user info', [`https://a@${host}/log`], false],
    ['a file', ['file:///etc/passwd'], false],
    ['no address', [], false],
    ['no URL', ['x'], false],
  ])('%s', (_name, addresses, may) => {
    expect(mayDownload(addresses, host)).toBe(may);
  });
});

describe('names of files', () => {
  test.each([
    ['task.log', 'task.log'],
    [
      'dag_id=x run_id=scheduled__2024-01-01T00:00:00+00:00.log',
      'dag_id=x run_id=scheduled__2024-01-01T00_00_00+00_00.log',
    ],
    ['../../.ssh/authorized_keys', '_.._.ssh_authorized_keys'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['.bashrc', 'bashrc'],
    ['...', 'download'],
    ['', 'download'],
    ['///', 'download'],
    ['  spaced  .log  ', 'spaced  .log'],
    ['x.log.', 'x.log'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['console.log', 'console.log'],
    ['a\u202egol.exe', 'a_gol.exe'],
    ['a\u0000b\nc', 'a_b_c'],
    ['Prüfung — größer.log', 'Prüfung — größer.log'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  test('a long name keeps its ending', () => {
    const clean = cleanFileName(`${'ä'.repeat(300)}.tar.gz`);
    expect(clean).toMatch(/^ä+\.tar\.gz$/);
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
    expect(Buffer.byteLength(clean)).toBeGreaterThan(190);
  });

  test('a name that is cut at a dot does not end with it', () => {
    expect(cleanFileName(`${'a'.repeat(199)}. ${'b'.repeat(90)}`)).toBe('a'.repeat(199));
    expect(cleanFileName(`${'é'.repeat(99)}..${'ü'.repeat(99)}`)).toBe('é'.repeat(99));
  });

  test('whatever a page says, the name stays in its folder and is one of a file that is seen', () => {
    const unit = fc.constantFrom('grapheme', 'binary') as fc.Arbitrary<'grapheme' | 'binary'>;
    const names = unit.chain((each) => fc.string({ unit: each, maxLength: 400 }));
    const odd = fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', ':', 'a', '_'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(names, odd), (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u);
        expect(clean).not.toMatch(/^[.\s]|[.\s]$/);
        expect(clean).not.toBe('');
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(201);
      }),
    );
  });

  test.each([
    ['task.log', 2, 'task (2).log'],
    ['logs.tar.gz', 3, 'logs (3).tar.gz'],
    ['README', 2, 'README (2)'],
    ['made in v1. second part', 2, 'made in v1. second part (2)'],
  ])('another name for %s', (name, n, other) => {
    expect(otherFileName(name, n)).toBe(other);
  });
});
