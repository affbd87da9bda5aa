/** Failures of an environment's own network, its proxy and its tunnel, in words. */

import type { FailureText, Texts } from './failure-words.ts';
import type { ProxyProblem } from './proxy-setting.ts';
import type { TunnelCommandProblem } from './tunnel-command.ts';
import { shortVisibleText } from './visible-text.ts';

const noWay = {
  summary: 'The proxy found no way to the Airflow web server',
  advice: 'It has to know the name and to reach the address: check that it stands in the right network.',
};

/** Chromium's codes for a proxy on the way to a web server, in words. */
export const proxyOnTheWay: Readonly<Record<string, { readonly summary: string; readonly advice: string }>> =
  {
    ERR_PROXY_CONNECTION_FAILED: {
      summary: 'The proxy before the Airflow web server does not answer',
      advice: 'Check that it runs, and its address in “Network of this environment”.',
    },
    ERR_SOCKS_CONNECTION_FAILED: noWay,
    ERR_SOCKS_CONNECTION_HOST_UNREACHABLE: noWay,
    ERR_TUNNEL_CONNECTION_FAILED: noWay,
  };

const proxyProblems: Readonly<Record<ProxyProblem, string>> = {
  'user-info': 'The address of a proxy has no name and no password in it: Windsock asks when the proxy does',
  host: 'That is not the address of a proxy',
  'port-missing': 'The port of the proxy is missing',
  port: 'The port of a proxy is a number from 1 to 65535',
  'scheme-missing': 'The kind of proxy is missing',
  socks4: 'SOCKS4 would look names up on this computer: use SOCKS5',
  scheme: 'Windsock knows SOCKS5, HTTP and HTTPS proxies only',
};

const tunnelProblems: Readonly<Record<TunnelCommandProblem, FailureText>> = {
  empty: {
    summary: 'The command of the tunnel is missing',
    advice: 'A tunnel looks like ssh -N -D 8157 bastion.example.com.',
  },
  'quote-open': {
    summary: 'A quote is not closed, or nothing follows the last backslash',
    advice: 'Close it, or leave it out.',
  },
  unprintable: {
    summary: 'The command holds a character that no program can be given',
    advice: 'Type it anew.',
  },
  'variable-first': {
    summary: 'Variables before a command need a shell, and there is none',
    advice: 'Leave them out, or write them into a script and name that.',
  },
};

/** The words for these failures. */
export const tunnelTexts: Texts<
  | 'proxy-invalid'
  | 'tunnel-command-invalid'
  | 'tunnel-not-found'
  | 'tunnel-ended'
  | 'tunnel-port-taken'
  | 'tunnel-timeout'
> = {
  'proxy-invalid': ({ problem, place }) => ({
    summary: proxyProblems[problem],
    advice:
      place === undefined
        ? 'A proxy looks like socks5://localhost:8157 or http://proxy.example.com:3128.'
        : `Write socks5://${place} for what ssh -D opens, or http://${place}.`,
  }),
  'tunnel-command-invalid': ({ problem }) => tunnelProblems[problem],
  'tunnel-not-found': ({ program }) => ({
    summary: `The program “${shortVisibleText(program)}” of the tunnel was not found`,
    advice: 'Install it, or give its full path in “Network of this environment”.',
  }),
  'tunnel-ended': ({ exitCode, signal }) => ({
    summary: `The tunnel ended by itself${endText(exitCode, signal)}`,
    advice:
      exitCode === 0
        ? 'Its command has to stay in the foreground, without options such as ssh -f.'
        : 'Run its command in a terminal to see what it says, then try again.',
  }),
  'tunnel-port-taken': ({ port }) => ({
    summary: `Something else listens on port ${port} of this computer already`,
    advice: 'End it, or give the tunnel and the proxy another port.',
  }),
  'tunnel-timeout': ({ port, timeoutMs }) => ({
    summary: `The tunnel did not open${port === undefined ? '' : ` port ${port}`} within ${timeoutMs / 1000} s`,
    advice:
      'Check that tunnel and proxy name the same port, or run the command in a terminal to see what it says.',
  }),
};

function endText(exitCode: number | undefined, signal: string | undefined): string {
  if (exitCode !== undefined) return ` with exit code ${exitCode}`;
  return signal === undefined ? '' : ` (${signal})`;
}
