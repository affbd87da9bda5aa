/** The section "Windows" of the settings. */

import type { LinkHandler } from '../../shared/app-facts.ts';
import { countText } from '../../shared/strings.ts';
import controls from './controls.module.css';
import type { Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';

const titles = {
  zooms: 'Zoom of Airflow’s pages',
  places: 'Places of windows',
  links: 'windsock:// links',
} as const;

/** @returns how links come to Windsock, and what to do where they do not */
function linkHandlerText(handler: LinkHandler): string {
  switch (handler.by) {
    case 'system':
      return handler.isOurs
        ? 'Links that begin with windsock:// open in Windsock.'
        : 'Another program opens links that begin with windsock://. Start Windsock anew to take them back.';
    case 'desktop-entry':
      return 'Windsock wrote a desktop entry, so that links that begin with windsock:// open in this AppImage. A program that you chose for them stays.';
    case 'package':
      return 'The package told the system that links that begin with windsock:// open in Windsock.';
    case 'none':
      return 'This build was not installed, so no program opens links that begin with windsock://.';
  }
}

function WindowsView({ snapshot, act }: SectionProps) {
  const { remembered, linkHandler } = snapshot;
  return (
    <>
      <SettingRow
        title={titles.zooms}
        hint={
          remembered.zooms === 0
            ? 'All environments show at 100 %.'
            : `${countText(remembered.zooms, 'environment')} with a zoom of ${remembered.zooms === 1 ? 'its' : 'their'} own.`
        }
      >
        <button
          type="button"
          className={controls.button}
          disabled={remembered.zooms === 0}
          onClick={() => act(window.windsock.forgetWindows('zooms'), 'All environments show at 100 %.')}
        >
          Reset to 100 %
        </button>
      </SettingRow>
      <SettingRow
        title={titles.places}
        hint={
          remembered.places === 0
            ? 'An environment’s window opens where it was closed; none is remembered yet.'
            : `An environment’s window opens where it was closed; ${countText(remembered.places, 'place')} remembered.`
        }
      >
        <button
          type="button"
          className={controls.button}
          disabled={remembered.places === 0}
          onClick={() => act(window.windsock.forgetWindows('places'), 'Places forgotten.')}
        >
          Forget places
        </button>
      </SettingRow>
      <SettingRow title={titles.links} hint={linkHandlerText(linkHandler)} />
    </>
  );
}

export const windowsSection: Section = {
  id: 'windows',
  title: 'Windows',
  words: [...Object.values(titles), 'size', 'font', 'text', 'position', 'bounds', 'deep links', 'protocol'],
  View: WindowsView,
};
