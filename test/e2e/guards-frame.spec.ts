// What the frame of an Airflow window may ask, and what it shows of what a hostile page says.
import { expect } from '@playwright/test';
import { frameOf, frameSnapshot } from './airflow-frame.ts';
import { snapshotOf } from './app-driver.ts';
import { test } from './guarded-app.ts';

const refusal = { ok: false, failure: { kind: 'page-call-refused' } };

test('the frame of an Airflow window commands its own window alone', async ({ guarded }) => {
  const { windsock } = guarded;
  const frame = await frameOf(windsock, 'orders-prod');
  const { windowId, id } = (await frameSnapshot(frame)).window;
  const before = await snapshotOf(windsock);
  const answers = await frame.evaluate(
    async ({ own, of }) => {
      const { windsock: api } = window;
      return [
        await api.windowAct(own, { kind: 'zoom-reset' }),
        await api.windowAct(own + 1, { kind: 'zoom-in' }),
        await api.setNetwork(of, { proxy: '', tunnel: 'touch /tmp/taken-over' }),
        await api.openEnvironment({ ...of, name: 'payments-prod' }, { picker: 'keep', query: '' }),
        await api.answerPrompt('prompt-1', { kind: 'allow-process' }),
      ];
    },
    { own: windowId, of: id },
  );
  expect(answers).toEqual([{ ok: true, value: null }, refusal, refusal, refusal, refusal]);
  expect(await snapshotOf(windsock)).toEqual(before);
});
