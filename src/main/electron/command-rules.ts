/** Tells how the commands of this computer are split into words. */

import type { CommandRules } from '../../shared/tunnel-command.ts';

/** Windows programs have rules of their own. */
export const commandRules: CommandRules = process.platform === 'win32' ? 'windows' : 'posix';
