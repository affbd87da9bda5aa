/** What a person signs in to, as the prompt and the sign-in window tell it. */

import type { PersonNeed } from './person-need.ts';
import { type SignInFlow, type SsoSession, ssoSessionName } from './sso.ts';

/** What only a sign-in in a browser gives. */
export type SignInNeed = Extract<PersonNeed, { readonly kind: 'sign-in' | 'aws-login' }>;

/** One thing to sign in to. */
export interface SignInTarget {
  /** The same for equal ones; windows and cookies of different ones are kept apart by it. */
  readonly key: string;
  /** After "Sign in to". */
  readonly name: string;
  /** What tells it from others: a start URL, or who has to sign in. */
  readonly fact: readonly [label: string, value: string];
  /** The ways to sign in that there are, the usual one first. */
  readonly flows: readonly [SignInFlow, ...SignInFlow[]];
}

/** @returns what the need is met by signing in to */
export function signInTargetOf(need: SignInNeed): SignInTarget {
  if (need.kind === 'sign-in') return ssoTarget(need.session);
  return {
    key: JSON.stringify(['aws-login', need.loginSession]),
    name: `AWS for profile ${need.profile}`,
    fact: ['As', need.loginSession],
    // Without a browser on this computer, AWS Sign-In shows a code to be copied over by hand.
    flows: ['browser'],
  };
}

/** @returns what a session of IAM Identity Center is signed in to */
export function ssoTarget(session: SsoSession): SignInTarget {
  return {
    key: JSON.stringify(['sso', session.key, session.startUrl]),
    name: ssoSessionName(session),
    fact: ['Start URL', session.startUrl],
    // Tokens of the legacy form come from the device flow alone: the CLI knows no other for them.
    flows: session.form === 'legacy' ? ['device-code'] : ['browser', 'device-code'],
  };
}
