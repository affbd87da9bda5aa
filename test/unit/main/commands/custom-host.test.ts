import { describe, expect, it } from 'vitest';
import { setCustomHost } from '../../../../src/main/commands/custom-host.ts';
import { webServerHostOf } from '../../../../src/main/core/state-hosts.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, listed, stateWith } from '../sample-state.ts';

const key = environmentKey(alpha);

describe('the domain that a person sets for an environment', () => {
  it('is kept for this environment alone, and can be taken back', () => {
    const store = createStore(stateWith({ customHosts: { [environmentKey(beta)]: 'b.acme.example' } }));
    expect(setCustomHost(store, alpha, ' https://Airflow.acme.example/home ').ok).toBe(true);
    expect(store.get().settings.customHosts).toEqual({
      [environmentKey(beta)]: 'b.acme.example',
      [key]: 'airflow.acme.example',
    });
    expect(setCustomHost(store, alpha, '  ').ok).toBe(true);
    expect(store.get().settings.customHosts).toEqual({ [environmentKey(beta)]: 'b.acme.example' });
  });

  it('changes nothing when it cannot be one, or is the same', () => {
    const store = createStore(stateWith({ customHosts: { [key]: 'airflow.acme.example' } }));
    const before = store.get();
    expect(setCustomHost(store, alpha, '127.0.0.1')).toEqual({
      ok: false,
      failure: { kind: 'host-name-invalid', host: '127.0.0.1' },
    });
    setCustomHost(store, alpha, 'airflow.acme.example');
    setCustomHost(store, beta, '');
    expect(store.get()).toBe(before);
  });

  it('comes before the host that AWS tells, and that before the one of the last login', () => {
    const found = { [key]: listed(alpha, { webserverHost: 'aws' }) };
    const seenHosts = { [key]: 'seen' };
    expect(webServerHostOf(stateWith({ seenHosts, customHosts: { [key]: 'own' } }, { found }), alpha)).toBe(
      'own',
    );
    expect(webServerHostOf(stateWith({ seenHosts }, { found }), alpha)).toBe('aws');
    expect(webServerHostOf(stateWith({ seenHosts }), alpha)).toBe('seen');
    expect(webServerHostOf(stateWith(), alpha)).toBeUndefined();
  });
});
