import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '../.cache/e2e',
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    setupFiles: ['failure-screenshots.ts'],
    // One browser and one server at a time: pictures are drawn on the CPU.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
