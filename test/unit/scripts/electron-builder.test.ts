// What electron-builder.yml says, checked for all systems on any of them: its form, and what would else be noticed on a release.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Configuration } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { ELECTRON_PACKAGES } from '../../../scripts/setup/system-packages.ts';

interface ConfigModule {
  readonly getConfig: (folder: string, file: string, more: object) => Promise<Configuration>;
  readonly validateConfiguration: (config: Configuration, log: object) => Promise<void>;
}

/** electron-builder exports no check of its form, so it is taken from where electron-builder has it. */
const { getConfig, validateConfiguration } = createRequire(
  createRequire(import.meta.url).resolve('electron-builder'),
)('app-builder-lib/out/util/config/config.js') as ConfigModule;

describe('electron-builder.yml', () => {
  let config: Configuration;
  beforeAll(async () => {
    config = await getConfig(process.cwd(), 'electron-builder.yml', {});
  });
  const check = (changed: object) => validateConfiguration({ ...config, ...changed }, { isEnabled: false });

  it('has the form that electron-builder asks for', async () => {
    await check({});
    for (const [part, wrong] of [
      ['mac', { hardenRuntime: true }],
      ['nsis', { onClick: true }],
      ['deb', { dependencies: [] }],
      ['electronFuses', { runAsNode: 'no' }],
    ] as const) {
      await expect(check({ [part]: wrong })).rejects.toThrow(`configuration.${part}`);
    }
  });

  it('names packages for each system and architecture', () => {
    const targets = (of: Configuration['mac'] | Configuration['win'] | Configuration['linux']) =>
      [of?.target].flat().flatMap((each) => {
        if (each === null || each === undefined || typeof each === 'string') return [];
        return [each.arch].flat().map((arch) => `${each.target} ${arch}`);
      });
    expect(targets(config.mac)).toEqual(['dmg arm64', 'dmg x64', 'zip arm64', 'zip x64']);
    expect(targets(config.win)).toEqual(['nsis x64', 'nsis arm64']);
    expect(targets(config.linux)).toEqual([
      ...['deb x64', 'deb arm64', 'rpm x64', 'rpm arm64', 'AppImage x64', 'AppImage arm64'],
    ]);
    for (const of of [config, config.deb, config.rpm]) expect(of?.artifactName).toContain('arch');
  });

  it('has no package start without the sandbox: an AppImage does unless arguments are named', () => {
    expect(config.appImage?.executableArgs).toEqual([]);
    expect(JSON.stringify(config)).not.toContain('no-sandbox');
  });

  it('is what the app takes itself for', () => {
    const { name, productName, desktopName } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(config).toMatchObject({ productName, appId: desktopName.replace(/\.desktop$/, '') });
    expect(config.linux).toMatchObject({ executableName: name, syncDesktopName: true });
    expect(config.protocols).toMatchObject([{ schemes: ['windsock'] }]);
    expect(config.mac?.extendInfo).toEqual({ LSUIElement: true });
    expect(readFileSync('resources/linux/windsock.sh', 'utf8')).toContain(
      `exec /opt/${productName}/${name} "$@"`,
    );
  });

  it('is installed for one person on Windows, and locked down on macOS', () => {
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: false, buildUniversalInstaller: false });
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
    expect(config.mac?.notarize).toBeUndefined(); // So electron-builder goes by the variables of Apple's account.
    const granted = readFileSync(config.mac?.entitlements ?? '', 'utf8').match(/(?<=<key>).*(?=<\/key>)/g);
    expect(granted).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('asks of Debian what Electron needs, and the set-up installs that', () => {
    expect(config.deb?.depends).toEqual(ELECTRON_PACKAGES.map((names) => names.join(' | ')));
  });

  it('names files that are there', () => {
    const named = [config.deb, config.rpm].flatMap((of) => [
      of?.afterInstall ?? '',
      of?.afterRemove ?? '',
      ...[of?.fpm ?? []].flat().flatMap((each) => (each.startsWith('--') ? [] : [each.split('=')[0] ?? ''])),
    ]);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});
