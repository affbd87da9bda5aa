// What a person may ask the set-up for, and what each of these needs.

/** A command of package.json that goes through the set-up. */
export type Purpose = 'start' | 'demo' | 'test' | 'e2e' | 'build' | 'check' | 'fix';

export interface Needs {
  /** The app is started, so an Electron binary and the libraries that it loads must be there. */
  readonly electron: boolean;
  /** Windows are driven without a screen, so a virtual display and the tools for it must be there. */
  readonly virtualDisplay: boolean;
  /** The stand-in is tried with the AWS command line. */
  readonly awsCli: boolean;
}

const NOTHING: Needs = { electron: false, virtualDisplay: false, awsCli: false };

/** `hasDisplay`: this machine can show windows by itself; undefined purpose: one that is not known. */
export function needsOf(purpose: string | undefined, hasDisplay: boolean): Needs | undefined {
  switch (purpose as Purpose | undefined) {
    case 'check':
    case 'fix':
    case 'build':
      return NOTHING;
    case 'start':
      return { ...NOTHING, electron: true };
    case 'demo':
      return { ...NOTHING, electron: true, virtualDisplay: !hasDisplay };
    case 'test':
    case 'e2e':
      return { electron: true, virtualDisplay: true, awsCli: purpose === 'test' };
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
