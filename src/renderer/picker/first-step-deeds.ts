/** What Enter does on the rows of the first run. */

import { assertNever } from '../../shared/failure.ts';
import type { DeedsOptions, Effects } from './effects.ts';
import type { FirstStep } from './rows.ts';

/** @returns what takes a step */
export function createFirstSteps({ api }: DeedsOptions, { run, copy }: Effects) {
  return (step: FirstStep): void => {
    switch (step.kind) {
      case 'change-hotkey':
        run(api.showSettings('general'));
        break;
      case 'copy':
        copy(step.text);
        break;
      case 'set-login-item':
        run(api.setLoginItem(step.isOn));
        break;
      case 'end':
        run(api.endFirstRun());
        break;
      default:
        assertNever(step);
    }
  };
}
