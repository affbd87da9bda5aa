/** Pages that are made in ways that the rule for pages has to notice. */

export const brokenPages: readonly (readonly [what: string, source: string, complaint: string])[] = [
  ['a view without preferences', 'new WebContentsView();', 'without webPreferences'],
  [
    'a view whose preferences come in a variable',
    'new WebContentsView({ webPreferences });',
    'without webPreferences',
  ],
  ['a window whose options come in a variable', 'new BrowserWindow(options);', 'without webPreferences'],
  [
    'a window whose preferences may be written over',
    'new BrowserWindow({ webPreferences: { ...isolatedPage }, ...options });',
    'without webPreferences',
  ],
  [
    'a view that does without the constant',
    'new WebContentsView({ webPreferences: { sandbox: true } });',
    'without ...isolatedPage',
  ],
  [
    'a view of Electron taken whole',
    'new electron.WebContentsView({ webPreferences: { partition } });',
    'without ...isolatedPage',
  ],
  [
    'a window whose sandbox is undone',
    'new BrowserWindow({ webPreferences: { ...isolatedPage, sandbox: false } });',
    'with sandbox beside',
  ],
  [
    'a window without web security',
    "new BrowserWindow({ webPreferences: { 'webSecurity': false, ...isolatedPage } });",
    'with webSecurity beside',
  ],
  [
    'a view with more preferences from elsewhere',
    'new WebContentsView({ webPreferences: { ...isolatedPage, ...more } });',
    'with ...more beside',
  ],
  [
    'a preference whose name is computed',
    'new WebContentsView({ webPreferences: { ...isolatedPage, [name]: false } });',
    'with a computed name beside',
  ],
];
