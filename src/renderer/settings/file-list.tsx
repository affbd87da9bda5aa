/** What is kept, in which file or folder. */

import type { KeptFolder } from '../../shared/app-facts.ts';
import controls from './controls.module.css';
import styles from './file-list.module.css';
import type { SectionProps } from './section.ts';

const folderButtons: readonly (readonly [KeptFolder, string])[] = [
  ['data', 'Show folder of Windsock'],
  ['log', 'Show folder of the log'],
  ['sso-tokens', 'Show folder of sign-ins'],
];

export function FileList({ snapshot: { keptFiles, profileFiles }, act }: SectionProps) {
  const { settingsFile, environmentsFile, sessionsFolder, logFile, ssoTokensFolder, loginTokensFolder } =
    keptFiles;
  const rows: readonly (readonly [what: string, paths: readonly string[]])[] = [
    ['Settings', [settingsFile]],
    ['Environments that were found', [environmentsFile]],
    ['Airflow’s cookies, a folder for each environment', [sessionsFolder]],
    ['Log, without tokens and account ids', [logFile]],
    ['Sign-ins, shared with the AWS CLI', [ssoTokensFolder, loginTokensFolder]],
    ['AWS profiles: only read, never written', profileFiles],
  ];
  return (
    <div className={styles.files}>
      <dl className={styles.list}>
        {rows.map(([what, paths]) => (
          <div key={what} className={styles.row}>
            <dt>{what}</dt>
            {paths.map((path) => (
              <dd key={path}>
                <bdi>{path}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        {folderButtons.map(([folder, name]) => (
          <button
            key={folder}
            type="button"
            className={controls.button}
            onClick={() => act(window.windsock.showFolder(folder))}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
