/** How the tests run: in one process per worker, without isolation, since the code under test has no state. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    setupFiles: ['test/seed.ts'],
    // No test is about time; a busy machine must not fail one.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'] } },
      // These run programs that the project does not bring: helm, kubectl, a browser.
      { extends: true, test: { name: 'tools', include: ['test/**/*.tools.ts'] } },
    ],
  },
});
