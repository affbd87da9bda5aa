// The frame around an Airflow page, as its own page sees it.
import type { Page } from 'playwright';
import type { AirflowSession, SimpleWindowAct, WindowSnapshot } from '../../src/shared/airflow-window.ts';
import { until } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';

/** @returns the pages of all frames */
export function framesOf({ app }: RunningWindsock): readonly Page[] {
  return app.windows().filter((page) => page.url().startsWith('app://windsock/airflow-window'));
}

/** @returns what the frame's page would be pushed now */
export function frameSnapshot(frame: Page): Promise<WindowSnapshot> {
  return frame.evaluate(
    () =>
      new Promise<WindowSnapshot>((resolve) => {
        const end = window.windsock.onWindow((snapshot) => {
          end();
          resolve(snapshot);
        });
        window.windsock.pageReady();
      }),
  );
}

/** @returns the frame of the first window of an environment, once there is one */
export function frameOf(windsock: RunningWindsock, environment: string): Promise<Page> {
  return until(`the frame of ${environment}`, async () => {
    for (const frame of framesOf(windsock)) {
      if ((await frameSnapshot(frame)).environment.id.name === environment) return frame;
    }
    return undefined;
  });
}

/** @returns how the web session of an environment does, as its window shows it */
export async function sessionOf(windsock: RunningWindsock, environment: string): Promise<AirflowSession> {
  const { session } = await frameSnapshot(await frameOf(windsock, environment));
  if (session === null) throw new Error(`${environment} has no session`);
  return session;
}

/** Presses what the frame offers. */
export async function act(frame: Page, kind: SimpleWindowAct): Promise<void> {
  const { window } = await frameSnapshot(frame);
  await frame.evaluate((call) => globalThis.window.windsock.windowAct(call.windowId, { kind: call.kind }), {
    windowId: window.windowId,
    kind,
  });
}
