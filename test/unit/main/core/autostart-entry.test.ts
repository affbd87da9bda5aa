import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartEntry, autostartFile, isAutostartOn } from '../../../../src/main/core/autostart-entry.ts';

const hasValidator = spawnSync('desktop-file-validate', ['--help']).status === 0;

const entry = autostartEntry(['/opt/Windsock/windsock']) ?? '';

describe('the autostart entry', () => {
  it.each([
    [['/opt/Windsock/windsock'], 'Exec=/opt/Windsock/windsock --hidden'],
    [['/home/mara/My Apps/W.AppImage'], 'Exec="/home/mara/My Apps/W.AppImage" --hidden'],
    [['/opt/electron', '/home/mara/a b'], 'Exec=/opt/electron "/home/mara/a b" --hidden'],
  ])('of %j starts it hidden', (command, line) => {
    expect(autostartEntry(command)?.split('\n')).toContain(line);
  });

  it('is passed over once its program is gone', () => {
    expect(autostartEntry(['/opt/a b\\c', '/home/x'])?.split('\n')).toContain('TryExec=/opt/a b\\\\c');
  });

  it('is none for a program that no line can name', () => {
    expect(autostartEntry(['windsock'])).toBeNull();
    expect(autostartEntry(['/opt/a\nb'])).toBeNull();
  });

  it('is what desktops understand', ({ skip }) => {
    skip(!hasValidator, 'there is no desktop-file-validate here');
    const folder = mkdtempSync(join(tmpdir(), 'windsock-autostart-'));
    const file = join(folder, autostartFile);
    writeFileSync(file, autostartEntry(['/opt/a "b" $c `d` \\e 100%/w', '/home/mara/a b']) ?? '');
    const checked = spawnSync('desktop-file-validate', [file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  });
});

describe('an entry that a desktop or a person may have changed', () => {
  it.each<[string, string, boolean]>([
    ['as Windsock writes it', entry, true],
    ['none', '', false],
    ['an empty group', '[Desktop Entry]\n', false],
    ['turned off by KDE or XFCE', `${entry}Hidden=true\n`, false],
    ['turned off by GNOME', `${entry}X-GNOME-Autostart-enabled=false\n`, false],
    ['turned on by GNOME', `${entry}X-GNOME-Autostart-enabled=true\nHidden=false\n`, true],
    ['with spaces and a comment', `${entry}# Hidden=true\n  Hidden = true \n`, false],
    ['with Windows line ends', `${entry.replaceAll('\n', '\r\n')}Hidden=true\r\n`, false],
    ['with another group that is off', `${entry}[Desktop Action x]\nHidden=true\n`, true],
    ['without its group', 'Exec=/opt/windsock\n', false],
  ])('%s', (_what, text, isOn) => {
    expect(isAutostartOn(text)).toBe(isOn);
  });

  it('is read whatever stands in it', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isAutostartOn(text) === 'boolean'));
  });

  it('stays on with whatever else is in its group', () => {
    const line = fc.stringMatching(/^[A-Za-z]{1,12}=[ -~]{0,20}$/);
    const isSwitch = /^(?:Hidden|Exec|X-GNOME)/;
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const others = lines.filter((each) => !isSwitch.test(each));
        return isAutostartOn(`${entry}${others.join('\n')}`);
      }),
    );
  });
});
