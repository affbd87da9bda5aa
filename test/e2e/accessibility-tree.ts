// What Chromium tells assistive technology about a page: its accessibility tree.
import type { Page } from 'playwright';

/** A node of the tree. */
export interface AxNode {
  readonly role: string;
  readonly name: string;
  /** Such as `focused`, `selected`, `live`, `activedescendant` (the names of the nodes that it leads to). */
  readonly facts: Readonly<Record<string, unknown>>;
}

interface RawNode {
  readonly ignored: boolean;
  readonly backendDOMNodeId?: number;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: {
      readonly value?: unknown;
      readonly relatedNodes?: readonly { readonly backendDOMNodeId: number }[];
    };
  }[];
}

/** @returns the nodes that assistive technology is told of, in the order of the page */
export async function accessibilityTree(page: Page): Promise<readonly AxNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly RawNode[] };
  await session.detach();
  const names = new Map(nodes.map(({ backendDOMNodeId, name }) => [backendDOMNodeId, name?.value]));
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: role?.value ?? '',
      name: name?.value ?? '',
      facts: Object.fromEntries(
        properties.map(({ name: fact, value }) => [
          fact,
          value.relatedNodes?.map((each) => names.get(each.backendDOMNodeId)) ?? value.value,
        ]),
      ),
    }));
}

/** Roles with which a person does something. */
const controls = ['button', 'checkbox', 'combobox', 'radio', 'searchbox', 'tab', 'textbox', 'link'];

/** @returns "button: Copy diagnostics" for every control of the page, in the order of the tree */
export async function controlsOf(page: Page): Promise<readonly string[]> {
  const nodes = await accessibilityTree(page);
  return nodes.filter(({ role }) => controls.includes(role)).map(({ role, name }) => `${role}: ${name}`);
}
