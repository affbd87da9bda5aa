// Which Airflow windows a person sees.
import type { ElectronApplication } from 'playwright';

/** @returns the titles of the visible Airflow windows */
export function openEnvironmentsOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.isVisible() && window.webContents.getURL().startsWith('https://'))
      .map((window) => window.getTitle()),
  );
}
