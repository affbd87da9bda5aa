import { describe, expect, it } from 'vitest';
import {
  type CommandWords,
  socksPortOf,
  type TunnelCommandProblem,
  tunnelHint,
  tunnelWords,
} from '../../../src/shared/tunnel-command.ts';

/** @returns the words of a command that is good */
function wordsOf(text: string): CommandWords {
  const words = tunnelWords(text, 'posix');
  if (!words.ok) throw new Error(`${text} is no command`);
  return words.value;
}

describe('the command of a tunnel', () => {
  it.each([
    ['ssh -N -D 8157 bastion', ['ssh', '-N', '-D', '8157', 'bastion']],
    ['"/opt/my tools/ssh" -N', ['/opt/my tools/ssh', '-N']],
    ['ssh "" x', ['ssh', '', 'x']],
    ['ssh FOO=1', ['ssh', 'FOO=1']],
    ['./a=b c', ['./a=b', 'c']],
  ])('%j is %j', (text, words) => {
    expect(tunnelWords(text, 'posix')).toEqual({ ok: true, value: words });
  });

  it('is split as Windows does there', () => {
    expect(tunnelWords('C:\\ssh\\ssh.exe -N', 'windows')).toEqual({
      ok: true,
      value: ['C:\\ssh\\ssh.exe', '-N'],
    });
  });

  it.each<readonly [string, TunnelCommandProblem]>([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['""', 'empty'],
    ["ssh 'bastion", 'quote-open'],
    ['ssh bastion\\', 'quote-open'],
    ['ssh a\0b', 'unprintable'],
    ['AWS_PROFILE=prod aws ssm', 'variable-first'],
  ])('%j is refused: %s', (text, problem) => {
    expect(tunnelWords(text, 'posix')).toEqual({
      ok: false,
      failure: { kind: 'tunnel-command-invalid', problem },
    });
  });

  it.each([
    ['ssh -N a && echo', '&&'],
    ['ssh -N a | tee', '|'],
    ['ssh -N a > log', '>'],
    ['ssh -N a 2>/dev/null', '2>/dev/null'],
    ['ssh -N a &', '&'],
    ['ssh -N a&&echo', 'a&&echo'],
    ['ssh -N a; echo', 'a;'],
    ['ssh -N a >log', '>log'],
    ['ssh -N a|tee log', 'a|tee'],
    ['ssh -N <bastion>', '<bastion>'],
    ['ssh -N "quoted" \\& | x', '|'],
    ['~/bin/tunnel', '~/bin/tunnel'],
    ['ssh -i $HOME/key', '$HOME/key'],
    ['ssh `cat host`', '`cat'],
    ['ssh $(cat host)', '$(cat'],
  ])('%j is said to have no shell for %j', (text, word) => {
    expect(tunnelHint(text, 'posix')).toContain(`“${word}”`);
  });

  it.each([
    ["ssh -o ProxyCommand='nc %h %p | tee log' -N a", 'posix'],
    ['ssh -o "ProxyCommand=nc %h %p && true" -N a', 'posix'],
    ['ssh -o "a\\"&&" -N a', 'posix'],
    ['ssh a\\&b', 'posix'],
    [`aws ssm start-session --parameters '{"host":["a;b"]}'`, 'posix'],
    ['ssh.exe -o "ProxyCommand=nc %h %p | tee" a', 'windows'],
    ['C:\\ssh\\ssh.exe -N a;b', 'windows'],
  ] as const)('%j was quoted, or is no matter of a shell', (text, rules) => {
    expect(tunnelHint(text, rules)).toBeNull();
  });

  it('knows what a shell of Windows joins and redirects with', () => {
    expect(tunnelHint('ssh.exe -N a>log', 'windows')).toContain('“a>log”');
    expect(tunnelHint('ssh.exe -N a && echo', 'windows')).toContain('“&&”');
  });

  it('says nothing of what is no command', () => {
    expect(tunnelHint("ssh 'a && b", 'posix')).toBeNull();
  });

  it.each([
    ['ssh -f -N -D 1 a', true],
    ['ssh -fN a', true],
    ['/usr/bin/ssh -Nf a', true],
    ['ssh -N -D 1 -F conf a', false],
    ['ssh -o ProxyCommand=x -N a', false],
    ['ssh -i f -N a', false],
    ['kubectl -f x', false],
  ])('%j goes to the background: %s', (text, does) => {
    expect(tunnelHint(text, 'posix') !== null).toBe(does);
  });

  it.each([
    ['ssh -N -D 8157 bastion', 8157],
    ['ssh -ND8157 bastion', 8157],
    ['ssh -N -D localhost:8157 bastion', 8157],
    ['ssh -ND [::1]:8157 bastion', 8157],
    ['ssh -N -L 1:a:2 bastion', null],
    ['ssh -D', null],
    ['autossh -D 1', null],
  ])('%j opens the port %s', (text, port) => {
    expect(socksPortOf(wordsOf(text))).toBe(port);
  });
});
