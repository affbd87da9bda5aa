// The app without Playwright: Chromium forgives a page that hangs while a debugger looks at it, so only the frame is looked at.
import { createRequire } from 'node:module';
import { type PrintingProgram, startPrintingProgram } from '../desktop/processes.ts';
import { until } from '../desktop/start-desktop.ts';
import { type WindsockStart, windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';

/** An app that is driven by real keys. */
export interface UndrivenApp {
  /** @returns what stands in the part of the frame that is in the place of Airflow's page; empty where nothing is */
  readonly standInText: () => Promise<string>;
  readonly end: PrintingProgram['end'];
}

interface Target {
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/** Starts the built app. @returns once it can be asked */
export async function startUndriven(start: WindsockStart): Promise<UndrivenApp> {
  const binary = createRequire(import.meta.url)('electron') as string;
  const args = [...windsockSwitches(start), '--remote-debugging-port=0', '.'];
  const program = startPrintingProgram(binary, args, windsockEnvironment(start));
  const port = await until(
    'the debugger',
    async () => /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(program.output())?.[1],
  );
  return {
    standInText: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
      const targets = (await answer.json()) as readonly Target[];
      const frame = targets.find(({ url }) => url.startsWith('app://windsock/airflow-window'));
      return frame === undefined ? '' : evaluate(frame, 'document.querySelector("main")?.innerText ?? ""');
    },
    end: program.end,
  };
}

/** @returns the value of an expression in a page, which is looked at for no longer than that */
async function evaluate({ webSocketDebuggerUrl }: Target, expression: string): Promise<string> {
  const socket = new WebSocket(webSocketDebuggerUrl);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.addEventListener('error', () => reject(new Error('The page cannot be asked')));
  socket.addEventListener('message', ({ data }) => {
    const { result } = JSON.parse(String(data)) as { result: { result: { value: string } } };
    resolve(result.result.value);
  });
  socket.addEventListener('open', () =>
    socket.send(
      JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }),
    ),
  );
  return promise.finally(() => socket.close());
}
