import { defineConfig } from 'vitest/config';

/** Real telephone calls through a private switch; see test/phone/. They run in real time: a machine that stood still for a moment gets a second try, which the report shows. */
export default defineConfig({
  test: {
    include: ['test/phone/**/*.test.ts'],
    testTimeout: 90_000,
    retry: 1,
    hookTimeout: 240_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
});
