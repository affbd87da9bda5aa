import { describe, expect, it } from 'vitest';
import {
  type CommandWord,
  commandForms,
  commandOptions,
  type OptionName,
} from '../../../../src/main/core/command-line-grammar.ts';
import { helpText } from '../../../../src/main/core/command-line-help.ts';

const commands = Object.keys(commandForms) as CommandWord[];

describe('help', () => {
  it.each([null, ...commands])('of %s fits a terminal of 80 columns', (about) => {
    const text = helpText(about);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).not.toMatch(/ \n|\n\n\n|\t/);
  });

  it('names every command, and each of its options once', () => {
    for (const command of commands) {
      expect(helpText(null)).toContain(`windsock ${command}`);
      for (const name of commandForms[command].options) {
        const lines = helpText(command).split('\n');
        expect(lines.filter((line) => line.startsWith(`  ${name}`))).toHaveLength(1);
      }
    }
  });

  it('leaves no option out', () => {
    const all = [null, ...commands].map(helpText).join('\n');
    for (const name of Object.keys(commandOptions) as OptionName[]) expect(all).toContain(name);
  });

  it('of url, as a whole', () => {
    expect(helpText('url')).toBe(`Usage: windsock url NAME [--profile PROFILE] [--region REGION]

Print a URL that logs in.

The URL is good for one login within 60 seconds, by whoever has it. It is the
only line on standard output.

NAME is the whole name of an environment, or PROFILE/NAME, in any letter case.

Never asks for anything: where a sign-in or an MFA code is needed it ends with
code 5 and says what to do.

Options:
  --profile PROFILE  the AWS profile to reach it through
  --region REGION    the region it is in
  --help             print this help, or that of a command
`);
  });
});
