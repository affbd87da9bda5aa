import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandForms, commandOptions, shells } from '../../../../src/main/core/command-line-grammar.ts';
import { completionScript } from '../../../../src/main/core/completions.ts';

function needs(shell: string): void {
  const isThere = spawnSync(shell, ['--version'], { stdio: 'ignore' }).status === 0;
  beforeEach(({ skip }) => skip(!isThere, `there is no ${shell} here`));
}

let folder = '';

/** A windsock that knows two profiles and three environments, and one profile whose name is a trap. */
const program = `#!/bin/sh
case "$*" in
  'list --column name') printf 'etl-daily\\netl-hourly\\norders-prod\\n' ;;
  'list --column profile') printf 'prod\\nmy team\\n$(touch "$TRAP")\\n' ;;
  'list --column region') printf 'eu-west-1\\n' ;;
  *) exit 2 ;;
esac
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'windsock-completions-'));
  writeFileSync(join(folder, 'windsock'), program);
  chmodSync(join(folder, 'windsock'), 0o755);
  for (const shell of shells) writeFileSync(join(folder, `script.${shell}`), completionScript(shell));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({ PATH: `${folder}:${process.env.PATH}`, TRAP: join(folder, 'trapped'), HOME: folder });

/** @returns what bash offers at the end of the line; `=` is a word of its own, as in its COMP_WORDBREAKS */
function bashOffers(line: string): readonly string[] {
  const words = line.split(/ |(=)/).filter((word) => word !== undefined);
  const script = `. ${folder}/script.bash
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_windsock windsock
if (( \${#COMPREPLY[@]} )); then printf '%s\\n' "\${COMPREPLY[@]}"; fi`;
  return execFileSync('bash', ['--norc', '-euc', script], { env: env(), encoding: 'utf8' })
    .split('\n')
    .filter((each) => each !== '');
}

const trap = '\\$\\(touch\\ \\"\\$TRAP\\"\\)';

describe('bash', () => {
  needs('bash');
  it.each<[string, readonly string[]]>([
    ['windsock ', Object.keys(commandForms)],
    ['windsock o', ['open']],
    ['windsock --', ['--toggle', '--hidden', '--foreground', '--help', '--version']],
    ['windsock open ', ['etl-daily', 'etl-hourly', 'orders-prod']],
    ['windsock open etl', ['etl-daily', 'etl-hourly']],
    ['windsock open x', []],
    ['windsock open etl-daily ', []],
    ['windsock open etl-daily --pr', ['--profile']],
    ['windsock open --', ['--profile', '--region', '--path', '--browser', '--foreground', '--help']],
    ['windsock open --profile ', ['prod', 'my\\ team', trap]],
    ['windsock open --profile=', ['prod', 'my\\ team', trap]],
    ['windsock open --profile=p', ['prod']],
    ['windsock open --profile p', ['prod']],
    ['windsock open --profile=prod ', ['etl-daily', 'etl-hourly', 'orders-prod']],
    ['windsock open --profile prod etl-d', ['etl-daily']],
    ['windsock open --path ', []],
    ['windsock url o', ['orders-prod']],
    ['windsock list ', []],
    ['windsock list --region e', ['eu-west-1']],
    ['windsock list --column na', ['name']],
    ['windsock completion ', ['bash', 'zsh', 'fish']],
    ['windsock help u', ['url']],
    ['windsock nonsense ', []],
  ])('%j offers %j', (line, offered) => {
    expect(bashOffers(line)).toEqual(offered);
  });

  it('runs nothing that stands in a name', () => {
    bashOffers('windsock open --profile ');
    expect(spawnSync('ls', [join(folder, 'trapped')]).status).not.toBe(0);
  });

  it('is registered for windsock', () => {
    const registered = execFileSync(
      'bash',
      ['--norc', '-c', `. ${folder}/script.bash; complete -p windsock`],
      {
        encoding: 'utf8',
      },
    );
    expect(registered).toContain('-F _windsock windsock');
  });
});

describe('fish', () => {
  needs('fish');
  it.each<[string, readonly string[]]>([
    ['windsock op', ['open']],
    ['windsock open etl', ['etl-daily', 'etl-hourly']],
    ['windsock open --prof', ['--profile']],
    ['windsock open --profile p', ['prod']],
    ['windsock list --column na', ['name']],
    ['windsock completion f', ['fish']],
  ])('%j offers %j', (line, offered) => {
    const script = `source ${folder}/script.fish; complete -C '${line}'`;
    const out = execFileSync('fish', ['--no-config', '-c', script], { env: env(), encoding: 'utf8' });
    const first = out.split('\n').flatMap((each) => each.split('\t')[0] ?? []);
    expect(first.filter((each) => each !== '')).toEqual(offered);
  });
});

describe('zsh', () => {
  needs('zsh');
  it('takes the script', () => {
    execFileSync('zsh', ['-fn', `${folder}/script.zsh`]);
    const script = `autoload -Uz compinit; compinit -u -d ${folder}/dump; source ${folder}/script.zsh; print $_comps[windsock]`;
    expect(execFileSync('zsh', ['-fc', script], { encoding: 'utf8' })).toBe('_windsock\n');
  });
});

describe.each(shells)('the script for %s', (shell) => {
  it('knows every command and every option', () => {
    const script = completionScript(shell);
    for (const command of Object.keys(commandForms)) expect(script).toContain(command);
    for (const name of Object.keys(commandOptions)) expect(script).toContain(name.slice(2));
    expect(script.endsWith('\n')).toBe(true);
  });

  it('is the one in resources/completions (`windsock completion` prints it)', () => {
    const file = { bash: 'windsock.bash', zsh: '_windsock', fish: 'windsock.fish' }[shell];
    const shipped = readFileSync(
      join(import.meta.dirname, '../../../../resources/completions', file),
      'utf8',
    );
    expect(shipped).toBe(completionScript(shell));
  });
});
