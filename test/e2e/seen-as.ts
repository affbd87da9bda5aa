// The ways in which people see a page: large letters, small windows, colours of the system's own.
import type { Page } from 'playwright';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { give, idOf } from './app-driver.ts';

/** One way. */
export interface SeenAs {
  readonly media: Omit<NonNullable<Parameters<Page['emulateMedia']>[0]>, 'media'>;
  /** 2 for letters of 200 %. */
  readonly zoom: number;
  /** Width and height of the window; left out, it stays as it is. */
  readonly size?: readonly [number, number];
}

/** Has two favourites, one of them under a name that is too long for its row. */
export async function keepLongNames(windsock: RunningWindsock): Promise<void> {
  const alias = `the one that ships everything ${'very '.repeat(6)}late`;
  await give(windsock, 'setAlias', idOf('versand-prod'), alias);
  await give(windsock, 'setFavourite', idOf('orders-prod'), true);
  await give(windsock, 'setFavourite', idOf('versand-prod'), true);
}

/** Shows a page of Windsock's own in this way. @param place  a part of its address, such as "/picker" */
export async function seenAs(
  { app }: RunningWindsock,
  page: Page,
  place: string,
  { media, zoom, size }: SeenAs,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, to) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (!window.webContents.getURL().includes(to.place)) continue;
        window.webContents.setZoomFactor(to.zoom);
        if (to.size !== undefined) window.setSize(to.size[0], to.size[1]);
      }
    },
    { place, zoom, size },
  );
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null, ...media });
  await painted(page);
}

/** @returns the parts of the page that would have to be scrolled sideways, or that stand out of it */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page
    .locator('body, main, nav, [role=tabpanel], [role=listbox], [role=menu], form, footer, ul, ol')
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
        .map((part) => `${part.scrollWidth} in ${part.clientWidth}: ${part.outerHTML.slice(0, 80)}`),
    );
}
