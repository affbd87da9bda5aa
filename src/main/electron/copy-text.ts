/** Copies a text that is no secret. */

import { clipboard } from 'electron';

/** @throws where the system's clipboard cannot be written */
export async function copyText(text: string): Promise<void> {
  // A promise since Electron 44; before, it is done at once.
  await clipboard.writeText(text);
}
