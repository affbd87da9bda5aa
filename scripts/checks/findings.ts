// What scanners find, against what was accepted with a reason.
import { failedAs, sum, type Tally } from './tally.ts';

/** Something that a scanner reports. */
export interface Finding {
  /** The scanner's name of it, as `SANDBOX_JS_CHECK`. */
  readonly rule: string;
  /** From the folder that was scanned, with slashes; `N/A` for what is about the whole. */
  readonly file: string;
  readonly line: number;
}

/** Findings that stay, and why. */
export interface AcceptedFinding {
  readonly rule: string;
  /** A file stands here as often as the rule finds something in it. */
  readonly files: readonly string[];
  readonly reason: string;
}

/** Fails for each finding that nobody accepted, and for each acceptance of what is not found any more. */
export function tallyOfFindings(
  scanner: string,
  found: readonly Finding[],
  accepted: readonly AcceptedFinding[],
): Tally {
  // By rule and file: lines move with every change.
  const stale = accepted.flatMap(({ rule, files }) => files.map((file) => ({ rule, file })));
  const open = found.filter((finding) => {
    const at = stale.findIndex(({ rule, file }) => rule === finding.rule && file === finding.file);
    if (at >= 0) stale.splice(at, 1);
    return at < 0;
  });
  return sum([
    ...open.map(({ rule, file, line }) => failedAs(scanner, `${rule} in ${file}, line ${line}`)),
    ...stale.map(({ rule, file }) =>
      failedAs(scanner, `${rule} in ${file} is accepted and not found: take it from accepted-findings.ts`),
    ),
  ]);
}
