/** The section "Privacy" of the settings: what is kept where, and how to take it back. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import { countText } from '../../shared/strings.ts';
import { visibleText } from '../../shared/visible-text.ts';
import controls from './controls.module.css';
import { FileList } from './file-list.tsx';
import type { Section, SectionProps } from './section.ts';
import { SettingRow } from './setting-row.tsx';
import { SureButton } from './sure-button.tsx';

const titles = {
  sent: 'What leaves this computer',
  kept: 'What is kept, and where',
  use: 'Usage history',
  signIns: 'Sign-ins',
  processes: 'Programs that may run',
  hosts: 'Custom domains',
} as const;

function UseRow({ snapshot: { usage, latches }, act }: SectionProps) {
  const [opened, typed] = [Object.keys(usage).length, Object.keys(latches).length];
  const isEmpty = opened + typed === 0;
  return (
    <SettingRow
      title={titles.use}
      hint={
        isEmpty
          ? 'Which environments you open, for the order of the picker. Nothing is remembered.'
          : `Which environments you open, for the order of the picker: ${countText(opened, 'environment')}, and ${countText(typed, 'search', 'searches')} that led to one.`
      }
    >
      <button
        type="button"
        className={controls.button}
        disabled={isEmpty}
        onClick={() => act(window.windsock.forgetUse(), 'Usage history forgotten.')}
      >
        Forget usage history
      </button>
    </SettingRow>
  );
}

function SignInsRow({ snapshot: { openWindows, ssoSessions }, act }: SectionProps) {
  const signIns = ssoSessions.filter(({ state }) => state === 'signed-in').length;
  return (
    <SettingRow
      title={titles.signIns}
      hint={`Ends the web sessions of all environments, closes ${countText(openWindows.length, 'open window')} and signs out of IAM Identity Center (${countText(signIns, 'session')}), for the AWS CLI too.`}
    >
      <SureButton
        name="Sign out everywhere"
        onSure={() => act(window.windsock.signOutEverywhere(), 'Signed out everywhere.')}
      />
    </SettingRow>
  );
}

/** As Chromium does on a Linux desktop without one. */
const noKeyring =
  ' No keyring is open on this desktop, so Airflow’s cookies are kept without its protection: whoever can read your files can read them.';

interface ConsentsProps {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  /** What was allowed, and what takes that back. */
  readonly consents: readonly {
    readonly key: string;
    readonly text: string;
    readonly withdraw: () => void;
  }[];
}

function Consents({ title, hint, none, consents }: ConsentsProps) {
  return (
    <SettingRow title={title} hint={consents.length === 0 ? none : hint} isWide={consents.length > 0}>
      {consents.length > 0 && (
        <ul className={controls.list}>
          {consents.map(({ key, text, withdraw }) => (
            <li key={key} className={controls.item}>
              <bdi>{visibleText(text)}</bdi>
              <button
                type="button"
                className={controls.button}
                aria-label={`Remove ${text}`}
                onClick={withdraw}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  );
}

function ConsentRows({ snapshot: { allowedProcesses, customHosts }, act }: SectionProps) {
  const hosts = Object.entries(customHosts).flatMap(([key, host]) => {
    const id = environmentIdFromKey(key);
    return id === null ? [] : [{ id, key, host }];
  });
  const removeHost = (id: EnvironmentId) =>
    act(window.windsock.setCustomHost(id, ''), 'Custom domain removed.');
  return (
    <>
      <Consents
        title={titles.processes}
        hint="For these profiles you allowed the program that they name (credential_process). Once removed, Windsock asks again."
        none="No profile’s program was allowed to run."
        consents={allowedProcesses.map((profile) => ({
          key: profile,
          text: profile,
          withdraw: () =>
            act(window.windsock.withdrawProcess(profile), 'Windsock asks before it runs again.'),
        }))}
      />
      <Consents
        title={titles.hosts}
        hint="Environments that log in at a host which is none of AWS’s, because you set or allowed it."
        none="Every environment logs in at a host of AWS."
        consents={hosts.map(({ id, key, host }) => ({
          key,
          text: `${id.name} (${id.profile}, ${id.region}): ${host}`,
          withdraw: () => removeHost(id),
        }))}
      />
    </>
  );
}

function PrivacyView(props: SectionProps) {
  return (
    <>
      <SettingRow
        title={titles.sent}
        hint="Nothing goes to the makers of Windsock: no telemetry, no account, no crash reports. It talks to AWS, to your environments’ web servers and to what you set as their way there; and it asks for new versions, unless that is turned off under About."
      />
      <SettingRow
        title={titles.kept}
        hint={`No key, token or password is among the files that Windsock writes into its own folder.${props.snapshot.keyring === 'none' ? noKeyring : ''}`}
        isWide={true}
      >
        <FileList {...props} />
      </SettingRow>
      <UseRow {...props} />
      <SignInsRow {...props} />
      <ConsentRows {...props} />
    </>
  );
}

export const privacySection: Section = {
  id: 'privacy',
  title: 'Privacy',
  words: [
    ...Object.values(titles),
    'Sign out everywhere',
    'telemetry',
    'files',
    'folder',
    'consent',
    'credential_process',
    'cookies',
    'keyring',
    'history',
  ],
  View: PrivacyView,
};
