import { defineConfig } from 'vitest/config';

/** Files share their worker's modules: loading the catalog and the libraries anew for each would take as long as the tests. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/phone/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    isolate: false,
    maxWorkers: '100%',
  },
});
