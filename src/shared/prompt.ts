/** What the prompt window asks a person, and what it may answer. Nothing secret can be expressed in a prompt. */

import type { EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { SignInTarget } from './sign-in-target.ts';
import type { SignInFlow } from './sso.ts';

/** How far a sign-in has come. */
export type SignInPhase =
  | { readonly phase: 'starting' }
  /** The page waits for the person. `code` is to be compared with the one that the page shows; only the device-code flow has one. */
  | { readonly phase: 'waiting'; readonly link: string; readonly code?: string }
  | { readonly phase: 'finishing' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** One question; the first of the list is shown, the others wait. */
export type Prompt =
  | {
      readonly kind: 'mfa-code';
      readonly id: string;
      readonly profile: string;
      readonly device: string;
      /** The code before this one was not taken. */
      readonly problem?: 'wrong-code';
    }
  | {
      readonly kind: 'process-consent';
      readonly id: string;
      readonly profile: string;
      /** The program and its arguments as they will be run, split. */
      readonly command: readonly string[];
      readonly file: string;
      readonly line: number;
    }
  | {
      readonly kind: 'host-consent';
      readonly id: string;
      readonly environment: EnvironmentId;
      /** ASCII, in lower case. */
      readonly host: string;
      /** What the person set or allowed before. */
      readonly before?: string;
    }
  | {
      readonly kind: 'sign-in';
      readonly id: string;
      readonly target: SignInTarget;
      readonly flow: SignInFlow;
      /** Where the page was opened, and will be opened by default next time. */
      readonly place: SignInPlace;
      readonly progress: SignInPhase;
    }
  | {
      readonly kind: 'proxy-login';
      readonly id: string;
      readonly host: string;
      readonly port: number;
      readonly realm: string;
      readonly problem?: 'wrong-password';
    };

/** The default browser, or a window of Windsock's own with a session of its own, which knows no other sign-in. */
export type SignInPlace = 'browser' | 'window';

/** What a page may answer. */
export type PromptAnswer =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'mfa-code'; readonly code: string }
  | { readonly kind: 'allow-process' }
  | { readonly kind: 'allow-host' }
  /** Opens the sign-in page again, here or there. */
  | { readonly kind: 'open-page'; readonly place: SignInPlace }
  /** Starts the sign-in anew in the other way, or in the same after a failure. */
  | { readonly kind: 'restart-sign-in'; readonly flow: SignInFlow }
  | { readonly kind: 'proxy-login'; readonly user: string; readonly password: string };

/** @returns whether the text is the code of an MFA device: six digits */
export function isMfaCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}
