/** Tells whether a profile can be used, all its source profiles considered, and if not, what is to be mended where. */

import { posixWords, windowsWords } from '../../shared/command-words.ts';
import { isRegionName } from '../../shared/environment.ts';
import type { ProfileKind, ProfileProblem } from '../../shared/profile.ts';
import { mistypedIn } from './mistyped-property.ts';
import type { NamedSection, ProfileSections } from './profile-sections.ts';
import { isRole, keyProperties, profileKind, sourceKind } from './source-chain.ts';
import { ssoSessionOf } from './sso-session-of.ts';

/** @returns why the profile cannot be used; null when it can be */
export function profileProblem(section: NamedSection, sections: ProfileSections): ProfileProblem | null {
  const kind = profileKind(section, sections);
  return (
    problemOf({ section, kind }, { sections, through: [section.name] }) ??
    // Of the chosen profile alone: the region of a source is never used.
    invalidIn(section, 'region', isRegionName)
  );
}

interface Step {
  readonly section: NamedSection;
  readonly kind: ProfileKind;
}

interface Chain {
  readonly sections: ProfileSections;
  readonly through: readonly string[];
}

function problemOf(step: Step, chain: Chain): ProfileProblem | null {
  const problem = plainProblemOf(step, chain);
  return problem === null || !lacks.has(problem.kind) ? problem : (mistyped(step.section, chain) ?? problem);
}

/** What a mistyped name leads to. */
const lacks: ReadonlySet<ProfileProblem['kind']> = new Set<ProfileProblem['kind']>([
  'no-credentials',
  'partial-keys',
  'property-missing',
  'role-without-source',
]);

function mistyped(section: NamedSection, { sections }: Chain): ProfileProblem | null {
  const session = sections.ssoSessions.get(section.values.get('sso_session')?.value ?? '');
  return mistypedIn(section) ?? (session === undefined ? null : mistypedIn(session));
}

function plainProblemOf({ section, kind }: Step, chain: Chain): ProfileProblem | null {
  switch (kind) {
    case 'empty':
      return { kind: 'no-credentials', ...placeOf(section) };
    case 'access-key':
      return partialKeys(section);
    case 'environment-variables':
      return partialVariables(section);
    case 'assume-role':
      return roleProblem(section, chain);
    case 'assume-role-mfa':
      return missingIn(section, ['mfa_serial']) ?? roleProblem(section, chain);
    case 'sso-session':
    case 'sso-legacy':
      return ssoProblem(section, chain.sections);
    case 'web-identity':
      return missingIn(section, ['web_identity_token_file', 'role_arn']) ?? invalidRole(section);
    case 'credential-process':
      return (
        missingIn(section, ['credential_process']) ?? invalidIn(section, 'credential_process', isCommand)
      );
    case 'aws-login':
      return (
        missingIn(section, ['login_session']) ??
        invalidIn(section, 'login_session', (text) => /^arn:[^:\s]+:[^:\s]+:[^:\s]*:\d{12}:\S+$/.test(text))
      );
  }
}

function partialKeys(section: NamedSection): ProfileProblem | null {
  const missing = missingIn(section, keyProperties);
  if (missing?.kind !== 'property-missing') return null;
  const present = keyProperties.map((name) => section.values.get(name)).find((value) => value !== undefined);
  return { kind: 'partial-keys', missing: missing.missing, ...placeOf(present ?? section) };
}

function partialVariables(section: NamedSection): ProfileProblem | null {
  const problem = partialKeys(section);
  return problem?.kind === 'partial-keys' ? { ...problem, missing: problem.missing.toUpperCase() } : null;
}

function ssoProblem(section: NamedSection, sections: ProfileSections): ProfileProblem | null {
  const found = ssoSessionOf(section, sections);
  if ('problem' in found) return found.problem;
  return (
    missingIn(section, ['sso_account_id', 'sso_role_name']) ??
    invalidIn(section, 'sso_account_id', (text) => /^\d{12}$/.test(text)) ??
    // The model's own pattern.
    invalidIn(section, 'sso_role_name', (text) => /^[\w+=,.@-]{1,64}$/.test(text))
  );
}

function roleProblem(section: NamedSection, chain: Chain): ProfileProblem | null {
  const ownProblem = missingIn(section, ['role_arn']) ?? invalidRole(section);
  if (ownProblem !== null) return ownProblem;
  const source = section.values.get('source_profile');
  const credentialSource = section.values.get('credential_source');
  if (source !== undefined && credentialSource !== undefined)
    return { kind: 'role-with-two-sources', ...placeOf(credentialSource) };
  if (source?.value === '') return missingIn(section, ['source_profile']);
  if (credentialSource?.value === '') return missingIn(section, ['credential_source']);
  if (credentialSource !== undefined) {
    // SECURITY: the other two sources ask the instance metadata service, which a desktop has not and a network may fake.
    if (credentialSource.value.toLowerCase() === 'environment') return null;
    return {
      kind: 'credential-source-not-supported',
      source: credentialSource.value,
      ...placeOf(credentialSource),
    };
  }
  if (source === undefined)
    return { kind: 'role-without-source', ...placeOf(section.values.get('role_arn') ?? section) };
  const sourceSection = chain.sections.profiles.get(source.value);
  if (sourceSection === undefined)
    return { kind: 'source-missing', source: source.value, ...placeOf(source) };
  const kind = sourceKind(sourceSection, chain.sections);
  const through = [...chain.through, source.value];
  if (isRole(kind) && chain.through.includes(source.value))
    return { kind: 'source-cycle', through, ...placeOf(source) };
  const problem = problemOf({ section: sourceSection, kind }, { ...chain, through });
  const isOwn = problem === null || sourceSection === section || tellsItself.has(problem.kind);
  return isOwn ? problem : { kind: 'source-not-ready', source: source.value, reason: problem };
}

/** Problems that name the profiles themselves. */
const tellsItself: ReadonlySet<ProfileProblem['kind']> = new Set<ProfileProblem['kind']>([
  'source-cycle',
  'source-not-ready',
]);

/** By the rules of one system at least: which one this is, is not known here. */
function isCommand(text: string): boolean {
  return posixWords(text) !== null || windowsWords(text) !== null;
}

function invalidRole(section: NamedSection): ProfileProblem | null {
  return invalidIn(section, 'role_arn', (text) => /^arn:[^:\s]+:iam::\d{12}:role\/\S+$/.test(text));
}

function missingIn(section: NamedSection, names: readonly string[]): ProfileProblem | null {
  const missing = names.find((name) => (section.values.get(name)?.value ?? '') === '');
  if (missing === undefined) return null;
  return { kind: 'property-missing', missing, ...placeOf(section.values.get(missing) ?? section) };
}

function invalidIn(
  section: NamedSection,
  property: string,
  isRight: (text: string) => boolean,
): ProfileProblem | null {
  const value = section.values.get(property);
  if (value === undefined || value.value === '' || isRight(value.value)) return null;
  return { kind: 'property-invalid', property, ...placeOf(value) };
}

function placeOf(where: { readonly file: string; readonly line: number }) {
  return { file: where.file, line: where.line };
}
