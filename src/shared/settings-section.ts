/** The sections of the settings window, in their order. */
export const settingsSections = [
  'general',
  'appearance',
  'favourites',
  'environments',
  'places',
  'production',
  'networks',
  'windows',
  'catalogue',
  'privacy',
  'diagnostics',
  'about',
] as const;

export type SettingsSection = (typeof settingsSections)[number];
