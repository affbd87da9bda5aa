/** Tells how the commands of this computer are split into words. */

/** Windows programs have rules of their own. */
export const commandRules: 'posix' | 'windows' = process.platform === 'win32' ? 'windows' : 'posix';
