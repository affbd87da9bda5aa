/** The section "Appearance" of the settings. */

import { type Appearance, appearances } from '../../shared/settings.ts';
import styles from './choices.module.css';
import type { Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';

const title = 'Colours';

const names: Readonly<Record<Appearance, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

function AppearanceView({ snapshot: { preferences }, act }: SectionProps) {
  return (
    <SettingRow
      title={title}
      hint="For all windows of Windsock; Airflow’s pages follow where they know both. High contrast, reduced motion and the size of text are the system’s."
    >
      <div className={styles.choices}>
        {appearances.map((each) => (
          <label key={each} className={styles.choice}>
            <input
              type="radio"
              name="appearance"
              checked={each === preferences.appearance}
              onChange={() => act(window.windsock.setPreferences({ ...preferences, appearance: each }))}
            />
            {names[each]}
          </label>
        ))}
      </div>
    </SettingRow>
  );
}

export const appearanceSection: Section = {
  id: 'appearance',
  title: 'Appearance',
  words: [title, ...Object.values(names), 'theme', 'dark mode', 'high contrast', 'colours', 'colors'],
  View: AppearanceView,
};
