import { defineConfig } from 'vitest/config';

/** Real telephone calls through a private switch; see test/phone/. */
export default defineConfig({
  test: {
    include: ['test/phone/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
});
