/** A row that is on or off. */

import type { ReactNode } from 'react';
import controls from './controls.module.css';
import { SettingRow } from './setting-row.tsx';

interface CheckRowProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly trouble?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckRow({ title, hint, trouble, checked, onChange }: CheckRowProps) {
  return (
    <SettingRow title={title} hint={hint} trouble={trouble}>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          className={controls.check}
          checked={checked}
          onChange={({ target }) => onChange(target.checked)}
        />
      )}
    </SettingRow>
  );
}
