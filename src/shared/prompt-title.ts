/** The heading of each question. */

import type { Prompt } from './prompt.ts';
import { shortVisibleText } from './visible-text.ts';

/** Letters of a name in a heading: three lines of it at most, as a rule. */
const maxNameInTitle = 80;

/** @returns the heading of a question, which is the title of its window as well */
export function promptTitle(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'mfa-code':
      return `MFA code for ${titleName(prompt.profile)}`;
    case 'process-consent':
      return `Run a program for ${titleName(prompt.profile)}?`;
    case 'host-consent':
      return `Log in to ${titleName(prompt.environment.name)} at another host?`;
    case 'sign-in':
      return `Sign in to ${titleName(prompt.target.name)}`;
    case 'proxy-login':
      return 'The proxy asks who you are';
  }
}

/** SECURITY: the heading names whose program is run; the facts below have a long name in full. */
function titleName(name: string): string {
  return shortVisibleText(name, maxNameInTitle);
}
