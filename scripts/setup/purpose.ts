// What a person may ask the set-up for, and what each of these needs.

/** A command of package.json that goes through the set-up. */
export type Purpose =
  | 'start'
  | 'demo'
  | 'test'
  | 'e2e'
  | 'bench'
  | 'soak'
  | 'build'
  | 'package'
  | 'check'
  | 'fix';

export interface Needs {
  /** An Electron binary must be there. */
  readonly electron: boolean;
  /** The app is started, so the libraries that Electron loads must be there too. */
  readonly libraries: boolean;
  /** Windows are driven without a screen, so a virtual display and the tools for it must be there. */
  readonly virtualDisplay: boolean;
  /** The app is started behind real proxies. */
  readonly proxies: boolean;
  /** rpms and AppImages are made and tried. */
  readonly packages: boolean;
  /** The stand-in is tried with the AWS command line. */
  readonly awsCli: boolean;
}

const NOTHING: Needs = {
  electron: false,
  libraries: false,
  virtualDisplay: false,
  proxies: false,
  packages: false,
  awsCli: false,
};
const RUNNING: Needs = { ...NOTHING, electron: true, libraries: true };

/** `hasDisplay`: this machine can show windows by itself; undefined purpose: one that is not known. */
export function needsOf(purpose: string | undefined, hasDisplay: boolean): Needs | undefined {
  switch (purpose as Purpose | undefined) {
    case 'check':
    case 'fix':
    case 'build':
      return NOTHING;
    case 'package':
      return { ...NOTHING, electron: true };
    case 'start':
      return RUNNING;
    case 'demo':
      return { ...RUNNING, virtualDisplay: !hasDisplay };
    case 'bench':
    case 'soak':
      return { ...RUNNING, virtualDisplay: true };
    case 'test':
    case 'e2e':
      return { ...RUNNING, virtualDisplay: true, proxies: true, packages: true, awsCli: purpose === 'test' };
    default:
      return undefined;
  }
}

/** Whether windows can be shown here without a virtual display. */
export function hasDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
