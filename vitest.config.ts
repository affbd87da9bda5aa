import { defineConfig } from 'vitest/config';

/** Unit and architecture tests; a file that needs a document says so by its own `@vitest-environment happy-dom`. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['test/unit/loopback-only.ts'],
    restoreMocks: true,
    // A limit for what hangs: the machine may be busy, and property tests are many runs.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
