import { defineConfig } from 'vitest/config'

/** Files that keep nothing outside of themselves share a process, and with it what they import. */
const together = ['data', 'network', 'workspace', 'render', 'processors'].map(name => `packages/${name}/**/*.test.ts`)

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.mjs'], exclude: [...together, '**/node_modules/**'] },
      },
    ],
  },
})
