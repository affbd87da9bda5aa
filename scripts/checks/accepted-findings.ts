// What the scanners find and we keep, each with its reason. What is not found any more has to go from here, too.
import type { AcceptedFinding } from './findings.ts';

const windows = ['airflow-frame', 'picker-window', 'prompt-window', 'settings-window', 'sign-in-window'].map(
  (name) => `main/electron/${name}.ts`,
);

/** Electronegativity looks at one call at a time: what it is given by `...isolatedPage`, or what holds for every page, it does not see. */
export const acceptedByElectronegativity: readonly AcceptedFinding[] = [
  {
    rule: 'SANDBOX_JS_CHECK',
    files: windows,
    reason:
      'Comes in with `...isolatedPage`, and `app.enableSandbox()` makes it so for every page. test/e2e/guards-pages.spec.ts and sandbox.spec.ts ask the pages and the kernel.',
  },
  {
    rule: 'CONTEXT_ISOLATION_JS_CHECK',
    files: windows,
    reason: 'Comes in with `...isolatedPage`; test/e2e/guards-pages.spec.ts asks every page.',
  },
  {
    rule: 'AUXCLICK_JS_CHECK',
    files: windows,
    reason:
      'A middle click asks for a window like any other link, and the handler that every page has denies it (session-policy.ts; test/e2e/guards-popups.spec.ts).',
  },
  {
    rule: 'PRELOAD_JS_CHECK',
    files: windows.filter((file) => !file.endsWith('sign-in-window.ts')),
    reason:
      "Windsock's own pages have the bridge of src/preload/page.ts, whose calls are checked one by one (test/e2e/guards-calls.spec.ts). Pages of others have none.",
  },
  {
    rule: 'CERTIFICATE_VERIFY_PROC_JS_CHECK',
    files: ['main/electron/ca-bundle.ts'],
    reason:
      'For AWS calls alone, and only where the person named a CA bundle: the whole chain is verified (decision 0009, test/unit/main/electron/certificate-chain.test.ts).',
  },
  {
    rule: 'PROTOCOL_HANDLER_JS_CHECK',
    files: ['main/electron/deep-links.ts'],
    reason: 'Links can only choose among what is known (decision 0014, test/e2e/links.spec.ts).',
  },
  {
    rule: 'OPEN_EXTERNAL_JS_CHECK',
    files: ['main/electron/open-outside.ts'],
    reason:
      'The one way out: https alone, without user info (test/e2e/guards-popups.spec.ts); the architecture test keeps it the only one.',
  },
  {
    rule: 'CSP_GLOBAL_CHECK',
    files: ['N/A'],
    reason:
      'It looks for a tag in the page; ours is a header of app-protocol.ts, which no page can be without (test/e2e/guards-pages.spec.ts).',
  },
];

/** Secrets that are none: made up for tests. */
export const acceptedBySecretlint: readonly AcceptedFinding[] = [
  {
    rule: 'BasicAuth',
    files: [
      'test/e2e/catalogue.spec.ts',
      'test/unit/main/core/aws-endpoint.test.ts',
      'test/unit/main/core/catalogue-address.test.ts',
      'test/unit/main/core/update-source.test.ts',
    ],
    reason: 'Made-up addresses with a name and a password in them: the tests see that they are refused.',
  },
  {
    rule: 'AWSSecretAccessKey',
    files: ['test/e2e/secrecy.spec.ts'],
    reason: 'A made-up key, which the test looks for in everything that the app leaves behind.',
  },
];
