#!/usr/bin/env node
// `npm run bench:NAME`: does set-up, then runs bench/NAME.ts, which prints its figures.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { softwareGpu } from '../packages/server/bin/software-gpu.mjs'
import { root } from './setup/project.mjs'
import { provideDevelopmentPython } from './setup/python-environment.mjs'
import { endWith, provideProgram } from './setup.mjs'

const [name = '', ...parameters] = process.argv.slice(2)
const source = join(root, 'bench', `${name}.ts`)
if (!/^[\w-]+$/.test(name) || !existsSync(source)) {
  process.stderr.write('Usage: node scripts/bench.mjs NAME, where bench/NAME.ts is a benchmark.\n')
  process.exit(2)
}
try {
  await provideProgram()
  const python = await provideDevelopmentPython()
  const { build } = await import('esbuild')
  const folder = join(root, '.cache', 'bench')
  mkdirSync(folder, { recursive: true })
  // Node 20 does not read TypeScript. The packages' sources go in, what is installed stays outside.
  const outfile = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['webgpu', '@parcel/watcher', 'playwright-core', 'vite', 'esbuild'],
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    logLevel: 'warning',
  })
  const child = spawn(process.execPath, ['--expose-gc', outfile, ...parameters], {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, PYTHON_EXECUTABLE: process.env.PYTHON_EXECUTABLE ?? python, ...softwareGpu() },
  })
  child.on('close', code => process.exit(code ?? 1))
} catch (error) {
  endWith(error)
}
