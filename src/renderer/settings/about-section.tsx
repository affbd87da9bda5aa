/** The section "About" of the settings. */

import type { WebPage } from '../../shared/web-pages.ts';
import { WindsockIcon } from '../ui/icons.tsx';
import styles from './about-section.module.css';
import controls from './controls.module.css';
import type { Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { UpdateRows, updateTitles } from './update-rows.tsx';

const titles = { version: 'Version', licence: 'Licence', links: 'Read more' } as const;

const links: readonly (readonly [WebPage, string])[] = [
  ['mwaa', 'Amazon MWAA'],
  ['airflow', 'Apache Airflow'],
];

function AboutView({ snapshot, act }: SectionProps) {
  const { appVersion, versions } = snapshot;
  const openButton = ([page, name]: readonly [WebPage, string]) => (
    <button
      key={page}
      type="button"
      className={controls.button}
      onClick={() => act(window.windsock.openWebPage(page))}
    >
      {name}
    </button>
  );
  return (
    <>
      <div className={styles.name}>
        <WindsockIcon className={styles.mark} />
        <p>Opens the Airflow UI of any Amazon MWAA environment, logged in.</p>
      </div>
      <SettingRow
        title={titles.version}
        hint={`Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}`}
      >
        <span className={styles.version}>{appVersion}</span>
      </SettingRow>
      <UpdateRows snapshot={snapshot} act={act} />
      <SettingRow
        title={titles.licence}
        hint="Windsock is free software under the MIT licence. It is not a product of Amazon Web Services or of the Apache Software Foundation."
      >
        {openButton(['licence', 'MIT licence'])}
      </SettingRow>
      <SettingRow title={titles.links} hint="Opens in your default browser.">
        {links.map(openButton)}
      </SettingRow>
    </>
  );
}

export const aboutSection: Section = {
  id: 'about',
  title: 'About',
  words: [
    ...Object.values(titles),
    ...Object.values(updateTitles),
    'upgrade',
    'Electron',
    'Chromium',
    'help',
    'documentation',
  ],
  View: AboutView,
};
