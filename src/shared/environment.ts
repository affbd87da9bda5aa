/** What an MWAA environment is to Windsock: its identity, what is known of it, and the rules of the service model about both. */

/** An environment as one profile sees it; the same environment through two profiles is two Airflow users, so two identities. */
export interface EnvironmentId {
  readonly profile: string;
  readonly region: string;
  readonly name: string;
}

/** The Airflow majors whose login pages are known. */
export type AirflowMajor = 2 | 3;

/** What is known of an environment. Only `id` and `origin` are sure: many people may mint tokens but not describe. */
export interface Environment {
  readonly id: EnvironmentId;
  /** `typed` by the person (or kept as favourite or recent), or `listed` by AWS. */
  readonly origin: 'typed' | 'listed';
  /** The service's status as it came; expect values that the model lacks. */
  readonly status?: string;
  readonly airflowVersion?: string;
  /** Host name of the Airflow web server, without a scheme. */
  readonly webserverHost?: string;
  readonly accessMode?: string;
  readonly environmentClass?: string;
  /** Twelve digits, read from the environment's ARN. */
  readonly accountId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** @returns one string per identity, the same for equal ids and never the same for others; for maps, sets and React keys */
export function environmentKey(id: EnvironmentId): string {
  return [id.profile, id.region, id.name].map(encodeURIComponent).join('/');
}

/** @returns whether both are the same environment through the same profile */
export function sameEnvironment(a: EnvironmentId, b: EnvironmentId): boolean {
  return a.name === b.name && a.region === b.region && a.profile === b.profile;
}

/** @returns whether the service would take the text as an environment's name (model: 1 to 80 characters, a letter first) */
export function isEnvironmentName(text: string): boolean {
  return text.length <= 80 && /^[a-zA-Z][0-9a-zA-Z_-]*$/.test(text);
}

/** @returns whether the text has the form of a region's name; the list of regions grows, so it is not asked */
export function isRegionName(text: string): boolean {
  return text.length <= 40 && /^[a-z]{2,5}(-[a-z]+){1,3}-\d{1,2}$/.test(text);
}

/** @returns the major of a version such as `2.10.3` when its login page is known, else null */
export function airflowMajorFrom(version: string | undefined): AirflowMajor | null {
  const major = /^(\d+)(\.|$)/.exec(version ?? '')?.[1];
  if (major === '2') return 2;
  return major === '3' ? 3 : null;
}

const statusesWithoutWebServer: ReadonlySet<string> = new Set([
  'CREATING',
  'CREATE_FAILED',
  'PENDING',
  'DELETING',
  'DELETED',
]);

/** @returns false only for statuses in which there is no web server to open; an unknown status may be tried */
export function mayBeOpened(status: string | undefined): boolean {
  return status === undefined || !statusesWithoutWebServer.has(status);
}

/** How a status is shown beside its word. */
export type StatusTone = 'good' | 'busy' | 'bad' | 'unknown';

/** @returns the tone of a status; `unknown` for none and for values that today's model lacks */
export function statusTone(status: string | undefined): StatusTone {
  switch (status) {
    case 'AVAILABLE':
      return 'good';
    case 'UPDATING':
    case 'MAINTENANCE':
    case 'CREATING':
    case 'CREATING_SNAPSHOT':
    case 'ROLLING_BACK':
    case 'PENDING':
    case 'DELETING':
      return 'busy';
    case 'CREATE_FAILED':
    case 'UPDATE_FAILED':
    case 'UNAVAILABLE':
    case 'DELETED':
      return 'bad';
    default:
      return 'unknown';
  }
}

/** @returns the identity that `environmentKey` wrote, or null when the text is none */
export function environmentIdFromKey(key: string): EnvironmentId | null {
  const parts = key.split('/');
  const [profile, region, name] = parts;
  if (parts.length !== 3 || profile === undefined || region === undefined || name === undefined) return null;
  try {
    return {
      profile: decodeURIComponent(profile),
      region: decodeURIComponent(region),
      name: decodeURIComponent(name),
    };
  } catch {
    return null; // not percent-encoded text, so not a key of ours
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** @returns the order by name, then region, then profile, as All in the picker has it */
export function compareEnvironments(
  { id: a }: { readonly id: EnvironmentId },
  { id: b }: { readonly id: EnvironmentId },
): number {
  return (
    collator.compare(a.name, b.name) ||
    collator.compare(a.region, b.region) ||
    collator.compare(a.profile, b.profile)
  );
}
