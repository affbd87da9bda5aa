// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { networkView } from '../../../../src/renderer/ui/network-form-model.ts';
import { fail } from '../../../../src/shared/failure.ts';
import type { Opening } from '../../../../src/shared/snapshot.ts';
import { preparePicker, press, putAwayPicker, start, three } from './picker-harness.tsx';
import { environment, keyOf } from './snapshots.ts';

beforeEach(preparePicker);
afterEach(putAwayPicker);

const proxy = () => screen.getByLabelText<HTMLInputElement>('Proxy');
const tunnel = () => screen.getByLabelText<HTMLInputElement>('Tunnel');
const typed = { proxy: 'socks5://localhost:8157', tunnel: 'ssh -N -D 8157 bastion' };

function openForm(networks: typeof three.networks = {}) {
  const main = start({ ...three, networks });
  press('Ctrl+k');
  fireEvent.click(screen.getByRole('menuitem', { name: 'Network of this environment…' }));
  return main;
}

async function send(): Promise<void> {
  await act(async () => fireEvent.submit(proxy().closest('form') as HTMLFormElement));
}

function fill({ proxy: forProxy, tunnel: forTunnel }: typeof typed): void {
  fireEvent.change(proxy(), { target: { value: forProxy } });
  fireEvent.change(tunnel(), { target: { value: forTunnel } });
}

describe('the network of an environment', () => {
  it('starts with what is set, and is sent as it was typed', async () => {
    const { calls } = openForm({ [keyOf('alpha')]: { proxy: 'http://proxy:1' } });
    expect(screen.getByRole('heading', { name: 'Network of alpha' })).toBeDefined();
    expect(document.activeElement).toBe(proxy());
    expect([proxy().value, tunnel().value]).toEqual(['http://proxy:1', '']);
    fill(typed);
    await send();
    expect(calls).toContainEqual(['setNetwork', environment('alpha').id, typed]);
    expect(screen.getByText('Network saved')).toBeDefined();
    expect(screen.getByRole('combobox')).toBeDefined();
  });

  it('is not sent while a field is wrong: the field is named, and gets the focus', async () => {
    const { calls } = openForm();
    fill({ proxy: 'socks5://localhost:8157', tunnel: "ssh 'bastion" });
    expect(screen.queryByText(/A quote is not closed/)).toBeNull();
    await send();
    expect(screen.getByText(/A quote is not closed/)).toBeDefined();
    expect(tunnel().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(tunnel());
    expect(calls.filter(([name]) => name === 'setNetwork')).toEqual([]);
  });

  it('shows what will be run word by word, hidden letters written out', () => {
    openForm();
    fill({ proxy: '', tunnel: 'ssh "" -i "my \u202ekey" bastion' });
    const words = screen.getByRole('list', { name: /without a shell/ });
    expect([...words.querySelectorAll('li')].map((word) => word.textContent)).toEqual([
      'ssh',
      "''",
      '-i',
      'my \\u{202e}key',
      'bastion',
    ]);
  });

  it('says it when the main process refuses, and keeps what was typed', async () => {
    const main = openForm();
    main.answers.setNetwork = fail({ kind: 'proxy-invalid', problem: 'port' });
    fill(typed);
    await send();
    expect(screen.getByRole('alert').textContent).toContain('The port of a proxy is a number');
    expect(proxy().value).toBe(typed.proxy);
  });

  it('is left with Esc, and nothing is sent', () => {
    const { calls } = openForm();
    fill(typed);
    press('Escape');
    expect(screen.getByRole('combobox')).toBeDefined();
    expect(calls.filter(([name]) => name === 'setNetwork')).toEqual([]);
  });

  it('is what Enter leads to where only it can mend the row', () => {
    const opening: Opening = { phase: 'failed', failure: { kind: 'tunnel-not-found', program: 'shh' } };
    start({ ...three, openings: { [keyOf('alpha')]: opening } });
    press('Enter');
    expect(screen.getByRole('heading', { name: 'Network of alpha' })).toBeDefined();
  });
});

describe('what the form says of proxy and tunnel together', () => {
  it.each([
    [typed.proxy, typed.tunnel, null],
    ['', typed.tunnel, 'Pages go through the tunnel with the proxy socks5://localhost:8157.'],
    ['socks5://localhost:9', typed.tunnel, 'The tunnel opens port 8157, and the proxy is on port 9.'],
    ['http://proxy.example.com:9', typed.tunnel, null],
    ['', 'aws ssm start-session', null],
    ['socks5://', typed.tunnel, null],
    ['', '', null],
  ])('%j and %j: %s', (forProxy, forTunnel, hint) => {
    expect(networkView({ proxy: forProxy, tunnel: forTunnel }, 'posix').hint).toBe(hint);
  });

  it('says what is too long', () => {
    const long = { proxy: 'p'.repeat(513), tunnel: 't'.repeat(4_098) };
    expect(networkView(long, 'posix').errors).toEqual({
      proxy: '1 letter too long: at most 512 are taken.',
      tunnel: '2 letters too long: at most 4,096 are taken.',
    });
  });

  it('splits as this computer does', () => {
    const words = (rules: 'posix' | 'windows') =>
      networkView({ proxy: '', tunnel: 'C:\\a\\b x' }, rules).words;
    expect([words('posix'), words('windows')]).toEqual([
      ['C:ab', 'x'],
      ['C:\\a\\b', 'x'],
    ]);
  });
});
