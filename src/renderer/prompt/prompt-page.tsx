/** The prompt as a page: shows the first question of the newest snapshot, and nothing while there is none. */

import { useEffect, useRef } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Prompt } from '../../shared/prompt.ts';
import { promptTitle } from '../../shared/prompt-title.ts';
import { useSnapshot } from '../ui/use-snapshot.ts';
import { HostPrompt } from './host-prompt.tsx';
import { MfaPrompt } from './mfa-prompt.tsx';
import { ProcessPrompt } from './process-prompt.tsx';
import { ProxyPrompt } from './proxy-prompt.tsx';
import { SignInPrompt } from './sign-in-prompt.tsx';
import { type Answer, useAnswer } from './use-answer.ts';
import { waitingText } from './words.ts';

export function PromptPage({ api }: { readonly api: WindsockApi }) {
  const snapshot = useSnapshot(api);
  const [shown, ...waiting] = snapshot?.prompts ?? [];
  const content = useFittedWindow(api);
  return (
    <div ref={content}>
      {/* One of its own for each id: nothing that was typed for a question is ever in the field of the next. */}
      {shown !== undefined && (
        <Shown key={shown.id} api={api} prompt={shown} waiting={waitingText(waiting.length)} />
      )}
    </div>
  );
}

/** Tells the main process the height of the content, whenever it changes. @returns where the content is */
function useFittedWindow(api: WindsockApi) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = content;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      const heightPx = current.getBoundingClientRect().height;
      // Nothing is asked yet, or no longer: there is nothing to fit. A refusal is logged by main itself.
      if (heightPx > 0) api.fitPrompt(heightPx).catch(() => null);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [api]);
  return content;
}

interface ShownProps {
  readonly api: WindsockApi;
  readonly prompt: Prompt;
  readonly waiting: string;
}

function Shown({ api, prompt, waiting }: ShownProps) {
  const answer = useAnswer(api, prompt.id);
  const title = promptTitle(prompt);
  useEffect(() => {
    document.title = `${title} — Windsock`;
  }, [title]);
  useCancelKey(answer);
  const common = { title, answer, waiting };
  switch (prompt.kind) {
    case 'mfa-code':
      return <MfaPrompt prompt={prompt} {...common} />;
    case 'process-consent':
      return <ProcessPrompt prompt={prompt} {...common} />;
    case 'host-consent':
      return <HostPrompt prompt={prompt} {...common} />;
    case 'sign-in':
      return <SignInPrompt prompt={prompt} {...common} />;
    case 'proxy-login':
      return <ProxyPrompt prompt={prompt} {...common} />;
  }
}

/** Esc cancels, wherever the focus is; while letters are being composed it ends only that. */
function useCancelKey({ send }: Answer): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      send({ kind: 'cancel' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [send]);
}
