import { describe, expect, it } from 'vitest';
import { announcementOf, isStillNews } from '../../../../src/main/core/announcement.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import type { Prompt, SignInPhase } from '../../../../src/shared/prompt.ts';
import type { Opening } from '../../../../src/shared/snapshot.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { alpha, stateWith } from '../sample-state.ts';

const session: SsoSession = {
  key: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
};
const signInNeed: PersonNeed = { kind: 'sign-in', session };
const codeNeed: PersonNeed = { kind: 'mfa-code', profile: 'dev', device: 'arn' };

const signIn = (progress: SignInPhase, id = 's'): Prompt => ({
  kind: 'sign-in',
  id,
  target: { key: 'k', name: 'acme', fact: ['Start URL', session.startUrl], flows: ['browser'] },
  flow: 'browser',
  place: 'browser',
  progress,
});
const code: Prompt = { kind: 'mfa-code', id: 'c', profile: 'dev', device: 'arn' };
const waiting = signIn({ phase: 'waiting', link: 'https://acme.awsapps.com' });
const failed = signIn({ phase: 'failed', failure: { kind: 'offline' } });

const asking = (...prompts: readonly Prompt[]) => stateWith({}, { prompts });
const opening = (is?: Opening) =>
  stateWith({}, { openings: is === undefined ? {} : { [environmentKey(alpha)]: is } });
const waitsFor = (need: PersonNeed) => opening({ phase: 'waiting-for-person', need });

const body = 'Windsock cannot go on without you.';
const wentOn = { title: 'Signed in to acme', body: 'Opening alpha.' };

describe('a person who is elsewhere is told', () => {
  it.each<[string, AppState, AppState, ReturnType<typeof announcementOf>]>([
    ['of a question', asking(), asking(code), { title: 'MFA code for dev', body }],
    ['of a question once', asking(code), asking({ ...code, problem: 'wrong-code' }), null],
    ['of the next question', asking(code, failed), asking(failed), failedText()],
    ['of no question that waits behind another', asking(code), asking(code, { ...code, id: 'd' }), null],
    ['of no sign-in page, which asks by itself', asking(), asking(waiting), null],
    ['of a sign-in that failed', asking(waiting), asking(failed), failedText()],
    ['of a sign-in that failed once', asking(failed), asking(failed), null],
    ['of no sign-in that was cancelled', asking(waiting), asking(), null],
    ['of what goes on', waitsFor(signInNeed), opening({ phase: 'minting' }), wentOn],
    ['of nothing that waits still', waitsFor(signInNeed), waitsFor(signInNeed), null],
    ['of nothing that was cancelled', waitsFor(signInNeed), opening(), null],
    [
      'of no failed opening',
      waitsFor(signInNeed),
      opening({ phase: 'failed', failure: { kind: 'cancelled' } }),
      null,
    ],
    [
      'of nothing that was answered in front of Windsock',
      waitsFor(codeNeed),
      opening({ phase: 'minting' }),
      null,
    ],
    ['of nothing', stateWith(), stateWith({}, { discovery: { phase: 'running', done: 0, total: 9 } }), null],
  ])('%s', (_what, before, after, said) => {
    expect(announcementOf(after, before)).toEqual(said);
  });
});

describe('a moment later it is said only if it is news still', () => {
  it.each<[string, AppState, AppState, AppState, boolean]>([
    ['a question that waits', asking(), asking(code), asking({ ...code, problem: 'wrong-code' }), true],
    ['a question that was taken back', asking(), asking(code), asking(), false],
    ['a question that was answered', asking(), asking(code), asking(failed), false],
    ['a sign-in that is tried again', asking(waiting), asking(failed), asking(waiting), false],
    [
      'an opening that goes on',
      waitsFor(signInNeed),
      opening({ phase: 'minting' }),
      opening({ phase: 'signing-in', host: 'h.example' }),
      true,
    ],
    [
      'an opening that was cancelled or is done',
      waitsFor(signInNeed),
      opening({ phase: 'minting' }),
      opening(),
      false,
    ],
  ])('%s', (_what, before, after, later, expected) => {
    const announcement = announcementOf(after, before);
    expect(announcement !== null && isStillNews(announcement, later, before)).toBe(expected);
  });
});

function failedText() {
  return { title: 'The sign-in to acme failed', body };
}
