/** Failures of the network in words. */

import type { PrivateHostProblem } from './failure.ts';
import { proxyOnTheWay } from './failure-text-tunnel.ts';
import { server, type Texts } from './failure-words.ts';

const privateProblems: Readonly<Record<PrivateHostProblem, string>> = {
  'not-found': 'The web server is private, and its name is not known on this network',
  timeout: 'The web server is private, and nothing answers from this network',
  'no-route': 'The web server is private, and there is no way to it from this network',
  refused: 'The web server is private, and its address refused the connection',
};

const wayIn = 'Connect to its VPN, or set a proxy in “Network of this environment…”';

const privateAdvice: Readonly<Record<PrivateHostProblem, string>> = {
  'not-found': `${wayIn}.`,
  timeout: `${wayIn}; if you are connected, ask who runs its security group.`,
  'no-route': `${wayIn}.`,
  // Another network may use the same private address.
  refused: `This may be another network with the same address. ${wayIn}.`,
};

/** A host that is not AWS's own was typed, or allowed. */
const customDomainAdvice = 'Check “Custom domain of this environment…”. ';

/** The words for these failures. */
export const networkTexts: Texts<
  | 'offline'
  | 'host-not-found'
  | 'connection-refused'
  | 'connection-reset'
  | 'timeout'
  | 'certificate-refused'
  | 'network'
  | 'private-host-unreachable'
  | 'proxy-login-needed'
  | 'ca-bundle-unreadable'
> = {
  offline: () => ({
    summary: 'This computer is offline',
    advice: 'Connect to a network, then try again.',
  }),
  'host-not-found': ({ host }) => ({
    summary: `${server(host).isWebServer ? 'The name of the Airflow web server' : `The name ${host}`} was not found`,
    advice: server(host).advice(
      'Check the network. A private web server needs its VPN.',
      'Check the network; if it works, check the name of the region.',
    ),
    ...server(host).detail(),
  }),
  'connection-refused': ({ host }) => ({
    summary: `${server(host).atStart} refused the connection`,
    advice: server(host).advice(
      'A firewall or a proxy may say no. A private web server needs its VPN.',
      'Something on the way says no: ask who runs the firewall or the proxy.',
    ),
    ...server(host).detail(),
  }),
  'connection-reset': ({ host }) => ({
    summary: `The connection to ${server(host).name} was cut`,
    advice: 'Try again; if it stays, ask who runs the firewall or the proxy.',
    ...server(host).detail(),
  }),
  timeout: ({ host, timeoutMs }) => ({
    summary: `${server(host).atStart} did not answer within ${Math.max(1, Math.round(timeoutMs / 1000))} s`,
    advice: server(host).advice(
      'Try again. A private web server needs its VPN.',
      'Try again; if it stays, check the network and its proxy.',
    ),
    ...server(host).detail(),
  }),
  'certificate-refused': ({ host, code }) => ({
    summary: `The certificate of ${server(host).name} cannot be trusted`,
    advice:
      'Do not go on from this network. Behind a company proxy, its certificate must be in the system store.',
    ...server(host).detail(code),
  }),
  network: ({ host, code }) => ({
    summary: `${server(host).atStart} could not be reached`,
    advice: server(host).advice(
      'Check the network. A private web server needs its VPN.',
      'Check the network and its proxy, then try again.',
    ),
    ...(server(host).isWebServer ? proxyOnTheWay[code] : undefined),
    ...server(host).detail(code),
  }),
  'private-host-unreachable': ({ host, problem, address, proxy }) => ({
    summary:
      proxy === undefined
        ? `${server(host).isWebServer ? '' : `${host}: `}${privateProblems[problem]}`
        : 'The web server is private, and the proxy did not get there',
    advice:
      proxy === undefined
        ? `${server(host).isWebServer ? '' : customDomainAdvice}${privateAdvice[problem]}`
        : `Check that ${proxy} leads into its network: “Network of this environment…” has the proxy.`,
    detail: address === undefined ? host : `${host}: ${address}`,
  }),
  'proxy-login-needed': ({ host }) => ({
    summary: server(host).isWebServer
      ? 'A proxy before the Airflow web server asks for a name and a password'
      : `The proxy ${host} asks for a name and a password`,
    advice: 'Try again and type them; Windsock keeps them until it quits.',
  }),
  'ca-bundle-unreadable': ({ file, problem }) => ({
    summary: `The CA bundle ${file} cannot be used: ${problem}`,
    advice: 'Mend the file, or take it out of AWS_CA_BUNDLE or of the ca_bundle line of the profile.',
  }),
};
