/** Which names the keys of this computer have. */

/** `mac` for keyboards with Command and Option, else `other`. */
export const keyboard: 'mac' | 'other' = process.platform === 'darwin' ? 'mac' : 'other';
