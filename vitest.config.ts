import { defineConfig } from 'vitest/config'

/** Files that keep nothing outside of themselves share a process, and with it what they import. */
const together = ['app', 'data', 'engine', 'network', 'workspace', 'render', 'processors'].map(name => `packages/${name}/**/*.test.{ts,tsx}`)

/** Of these, what starts processes or browsers or turns the clock has a process of its own. */
const alone = [
  'packages/app/src/properties/gallery/*.test.ts',
  'packages/engine/src/node/*.test.ts',
  'packages/engine/src/{journal,progressive-refinement}.test.ts',
]
const never = '**/node_modules/**'

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include: together, exclude: [...alone, never], isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['packages/{python,server}/**/*.test.ts', 'scripts/**/*.test.mjs', ...alone],
          exclude: [never],
        },
      },
    ],
  },
})
