// Types of command.mjs, which is plain JavaScript because it runs before anything is installed.
export interface CommandOptions {
  /** What the person reads while it runs, such as "installing dependencies". */
  readonly title: string;
  /** Ends the command after this many milliseconds; none by default. */
  readonly timeoutMs?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Keep the title to oneself until the command has run for a while. */
  readonly quiet?: boolean;
}
export interface CommandResult {
  readonly ok: boolean;
  readonly timedOut: boolean;
  readonly output: string;
}
/** A failure that is told to the person as its sentence alone, without a stack. */
export class SetupFailure extends Error {}
export function say(text: string): void;
export function lastLines(text: string, count?: number): string;
export function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult>;
export function runProgram(file: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number>;
export function npmCommand(): { readonly file: string; readonly args: readonly string[] };
export function isRunning(pid: number): boolean;
export function reportFailure(error: unknown): void;
