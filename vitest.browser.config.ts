import { defineConfig } from 'vitest/config';

/** Tests in a real browser; they need Chromium and the built pages. */
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
