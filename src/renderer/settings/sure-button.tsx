/** A button for what cannot be taken back: the second press does it, and the focus leaving it forgets the first. */

import { useState } from 'react';
import controls from './controls.module.css';

interface SureButtonProps {
  readonly name: string;
  readonly onSure: () => void;
}

export function SureButton({ name, onSure }: SureButtonProps) {
  const [isSure, setSure] = useState(false);
  return (
    <button
      type="button"
      className={isSure ? controls.danger : controls.button}
      onBlur={() => setSure(false)}
      onClick={() => {
        setSure(!isSure);
        if (isSure) onSure();
      }}
    >
      {isSure ? `Really ${name.charAt(0).toLowerCase()}${name.slice(1)}` : `${name}…`}
    </button>
  );
}
