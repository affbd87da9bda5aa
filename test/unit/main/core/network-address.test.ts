import { describe, expect, it } from 'vitest';
import { addressText, isPrivateAddress } from '../../../../src/main/core/network-address.ts';

const host = 'abc.c2.eu-west-1.airflow.amazonaws.com';
const vpceHost = 'abc-vpce.c2.eu-west-1.airflow.amazonaws.com';

describe('private addresses', () => {
  it.each([
    ['10.0.0.1', true],
    ['172.16.0.1', true],
    ['172.31.255.255', true],
    ['192.168.1.1', true],
    ['100.64.0.1', true],
    ['169.254.1.1', true],
    ['fd12:3456::1', true],
    ['fe80::1', true],
    ['11.0.0.1', false],
    ['110.0.0.1', false],
    ['172.15.0.1', false],
    ['172.32.0.1', false],
    ['192.169.0.1', false],
    ['100.128.0.1', false],
    ['52.1.2.3', false],
    ['2600:1f18::1', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  });

  it.each([
    [host, ['52.1.2.3'], '52.1.2.3'],
    [host, ['52.1.2.3', '52.1.2.4', '52.1.2.5'], '52.1.2.3 and 2 more'],
    [host, ['10.0.3.4'], '10.0.3.4, private address, needs its VPN'],
    [host, ['10.0.3.4', '10.0.4.4'], '10.0.3.4 and 1 more, private address, needs its VPN'],
    [vpceHost, ['52.1.2.3'], '52.1.2.3, private address, needs its VPN'],
    [host, [], host],
  ])('%s at %j is "%s"', (name, addresses, text) => {
    expect(addressText(name, addresses)).toBe(text);
  });
});
