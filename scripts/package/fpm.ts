#!/usr/bin/env node
// Stands in for fpm, which electron-builder fetches from GitHub: makes the same .deb with Debian's own dpkg-deb. It knows the
// options that electron-builder gives, and no others; uncompressed, since its packages are for tests.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;

const OPTIONS = {
  s: text,
  t: text,
  force: { type: 'boolean' },
  d: { type: 'string', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-compression': text,
  'deb-priority': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
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
interface Order {
  /** Fields of the control file. */
  readonly control: string;
  /** The file to make. */
  readonly deb: string;
  /** Scripts of dpkg and the files that they are made of. */
  readonly scripts: readonly (readonly [script: string, source: string])[];
  /** What is installed where; a source that ends with a slash is a folder's content. */
  readonly files: readonly (readonly [source: string, target: string])[];
}

/** @throws for an option that is not known, and where something is missing that a .deb must have */
export function orderOf(args: readonly string[]): Order {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const required = (name: 'name' | 'version' | 'architecture' | 'maintainer' | 'description' | 'package') => {
    const value = values[name];
    if (value === undefined) throw new Error(`fpm was given no --${name}`);
    return value;
  };
  if (values.t !== 'deb') throw new Error(`Without the real fpm only a deb can be made, not ${values.t}`);
  const [synopsis = '', ...more] = required('description').split('\n');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Package', required('name')],
    ['Version', required('version')],
    ['Architecture', required('architecture')],
    ['Maintainer', required('maintainer')],
    ['Depends', values.d?.join(', ')],
    ['Recommends', values['deb-recommends']?.join(', ')],
    ['Section', values.category],
    ['Priority', values['deb-priority']],
    ['Homepage', values.url],
    ['Description', [synopsis, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  return {
    control: fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`)).join(''),
    deb: required('package'),
    scripts: [
      ['postinst', values['after-install']] as const,
      ['postrm', values['after-remove']] as const,
    ].flatMap(([script, source]) => (source === undefined ? [] : [[script, source] as const])),
    files: positionals.map((pair) => {
      const equals = pair.lastIndexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  };
}

/** Lays the files out beside the package, as links where they are many, and packs them as root's. */
function makeDeb({ control, deb, scripts, files }: Order): void {
  process.umask(0o022);
  const stage = mkdtempSync(`${deb}-`);
  try {
    chmodSync(stage, 0o755);
    for (const [source, target] of files) {
      const place = join(stage, target);
      mkdirSync(dirname(place), { recursive: true });
      if (source.endsWith('/')) execFileSync('cp', ['--archive', '--link', source, place]);
      else copyFileSync(source, place);
    }
    mkdirSync(join(stage, 'DEBIAN'));
    writeFileSync(join(stage, 'DEBIAN/control'), control);
    for (const [script, source] of scripts) {
      copyFileSync(source, join(stage, 'DEBIAN', script));
      chmodSync(join(stage, 'DEBIAN', script), 0o755);
    }
    execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '--build', stage, deb], { stdio: 'inherit' });
  } finally {
    rmSync(stage, { recursive: true });
  }
}

if (import.meta.main) makeDeb(orderOf(process.argv.slice(2)));
