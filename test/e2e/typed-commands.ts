// Tests in which a person types commands, into a home that knows four environments.
import type { WindsockStart } from '../desktop/start-windsock.ts';
import { idOf } from './app-driver.ts';
import { test as base, expect } from './fixtures.ts';
import { keepEnvironments } from './settings-file.ts';
import { type Ended, endWindsock, windsock } from './terminal.ts';

export { expect };

export const orders = idOf('orders-prod');
const reporting = idOf('orders-reporting-prod');
const customer = idOf('customer-360-prod');
const staging = idOf('payments-staging', 'data-platform-staging');

export const test = base.extend<{
  /** Types a command; what it leaves running is ended at the end. */
  readonly type: (...words: readonly string[]) => Promise<Ended>;
  readonly world: WindsockStart;
}>({
  world: async ({ desktop, standin, home }, use) => {
    await keepEnvironments(home, [orders, reporting, customer, staging]);
    await use({ desktop, standin, home });
  },
  type: async ({ world }, use) => {
    await use((...words) => windsock(world, ...words));
    await endWindsock(world);
  },
});

/** @returns how a command ends that prints nothing */
export const said = (code: number, text: string | RegExp) => ({
  code,
  out: '',
  said: typeof text === 'string' ? text : expect.stringMatching(text),
});
