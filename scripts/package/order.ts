// What electron-builder asks of fpm, read from the arguments that it gives.
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

const OPTIONS = {
  s: text,
  t: text,
  force: { type: 'boolean' },
  d: texts,
  'deb-recommends': texts,
  'deb-compression': text,
  'deb-priority': text,
  'rpm-compression': text,
  'rpm-os': text,
  'rpm-rpmbuild-define': texts,
  'rpm-summary': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
  directories: texts,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  license: text,
  category: text,
} as const;

/** What fpm is asked for by electron-builder. */
export interface Order {
  readonly type: 'deb' | 'rpm';
  /** The file to make. */
  readonly package: string;
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly description: string;
  readonly summary: string | undefined;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly category: string | undefined;
  readonly priority: string | undefined;
  readonly url: string | undefined;
  readonly vendor: string | undefined;
  readonly license: string | undefined;
  /** The files that the package manager's scripts are made of. */
  readonly afterInstall: string | undefined;
  readonly afterRemove: string | undefined;
  /** Folders that an rpm owns, with all that are in them; a deb owns each. */
  readonly directories: readonly string[];
  /** `name value` of macros for rpmbuild. */
  readonly defines: readonly string[];
  /** What is installed where; a source that ends with a slash is a folder's content. */
  readonly files: readonly (readonly [source: string, target: string])[];
}

/** @throws for an option that is not known, and where something is missing that a package must have */
export function orderOf(args: readonly string[]): Order {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const required = (name: 'name' | 'version' | 'architecture' | 'maintainer' | 'description' | 'package') => {
    const value = values[name];
    if (value === undefined) throw new Error(`fpm was given no --${name}`);
    return value;
  };
  if (values.t !== 'deb' && values.t !== 'rpm')
    throw new Error(`Without the real fpm only a deb and an rpm can be made, not ${values.t}`);
  return {
    type: values.t,
    package: required('package'),
    name: required('name'),
    version: required('version'),
    architecture: required('architecture'),
    maintainer: required('maintainer'),
    description: required('description'),
    summary: values['rpm-summary'],
    depends: values.d ?? [],
    recommends: values['deb-recommends'] ?? [],
    category: values.category,
    priority: values['deb-priority'],
    url: values.url,
    vendor: values.vendor,
    license: values.license,
    afterInstall: values['after-install'],
    afterRemove: values['after-remove'],
    directories: values.directories ?? [],
    defines: values['rpm-rpmbuild-define'] ?? [],
    files: positionals.map((pair) => {
      const equals = pair.lastIndexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  };
}
