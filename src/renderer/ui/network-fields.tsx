/** The fields that set how the windows of one environment reach its web server: a proxy, a tunnel, or both. */

import { useEffect, useRef } from 'react';
import type { CommandWords } from '../../shared/tunnel-command.ts';
import { visibleWord } from '../../shared/visible-text.ts';
import { Field, noteId, plainText } from './field.tsx';
import formStyles from './form.module.css';
import styles from './network-fields.module.css';
import type { NetworkField } from './network-form-model.ts';
import type { NetworkFormParts } from './use-network-form.ts';

/** SECURITY: word by word, with hidden letters written out, so that what is saved is what is seen. */
function Command({ words, hint }: { readonly words: CommandWords; readonly hint: string | null }) {
  return (
    <div className={styles.command}>
      <p id="command-title" className={styles.title}>
        Runs without a shell while a window of this environment is open:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls, and keys have to reach it */}
      <ol className={styles.words} aria-labelledby="command-title" tabIndex={0}>
        {words.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a command may repeat, and stay where they are
          <li key={at} className={at === 0 ? styles.program : styles.argument}>
            <bdi>{visibleWord(word)}</bdi>
          </li>
        ))}
      </ol>
      {hint !== null && (
        <p role="status" className={styles.warning}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** To stand in a `form` whose submit is `form.send`. The first field takes the focus. */
export function NetworkFields({ form }: { readonly form: NetworkFormParts }) {
  const { fields, errors, problem, words, hint } = form;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  /** What both fields have in common. */
  const common = (name: NetworkField) => ({
    id: name,
    name,
    className: formStyles.input,
    type: 'text',
    value: fields[name],
    'aria-describedby': noteId(name),
    'aria-invalid': errors[name] !== undefined,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      form.change(name, event.target.value),
    onBlur: () => form.leave(name),
    ...plainText,
  });
  return (
    <>
      <Field
        name="proxy"
        label="Proxy"
        error={errors.proxy}
        hint="For this environment alone; it also looks up the name of the web server. Empty: the system’s proxy."
      >
        <input ref={first} placeholder="socks5://localhost:8157" {...common('proxy')} />
      </Field>
      <Field
        name="tunnel"
        label="Tunnel"
        error={errors.tunnel}
        hint="A command that stays in the foreground, such as ssh or aws ssm start-session. Empty: none."
      >
        <input placeholder="ssh -N -D 8157 bastion" {...common('tunnel')} />
      </Field>
      {words !== null && <Command words={words} hint={hint} />}
      <p role="alert" className={formStyles.problem}>
        {problem}
      </p>
    </>
  );
}
