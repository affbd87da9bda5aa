// What assistive programs are given of a page: Chromium's own accessibility tree.
import type { Page } from 'playwright';

interface Value {
  readonly value?: unknown;
}

interface TreeNode {
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
}

/** Roles with which a person does something. */
const controls = ['button', 'checkbox', 'combobox', 'radio', 'searchbox', 'tab', 'textbox', 'link'];

/** @returns "button: Copy diagnostics" for every control of the page, in the order of the tree */
export async function controlsOf(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Accessibility.enable');
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return (nodes as readonly TreeNode[])
      .filter(({ ignored, role }) => !ignored && controls.includes(String(role?.value)))
      .map(({ role, name }) => `${role?.value}: ${name?.value ?? ''}`);
  } finally {
    await session.detach();
  }
}
