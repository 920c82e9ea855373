/** How the tests run: in one process per worker, without isolation, since the code under test has no state. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    reporters: ['default'],
  },
});
