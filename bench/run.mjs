// Runs a benchmark: `node bench/run.mjs NAME` bundles bench/NAME.ts to a temporary file and runs it with this Node.
// What follows NAME goes to the benchmark. Node flags come by NODE_OPTIONS.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const [name, ...options] = process.argv.slice(2)
if (!name || !/^[\w-]+$/u.test(name)) {
  console.error('Usage: node bench/run.mjs NAME [options]   (NAME is a file of bench/ without .ts)')
  process.exit(2)
}

const folder = dirname(fileURLToPath(import.meta.url))
const temporary = await mkdtemp(join(tmpdir(), 'ivw-bench-'))
process.exitCode = await run().finally(() => rm(temporary, { recursive: true, force: true }))

async function run() {
  const outfile = join(temporary, `${name}.mjs`)
  const entryPoints = [join(folder, `${name}.ts`)]
  // Sources of this repository are bundled, installed packages are left to Node.
  const plugins = [{ name: 'own-sources', setup: leaveInstalledPackages }]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', plugins })
  const child = spawn(process.execPath, [outfile, ...options], { stdio: 'inherit' })
  return new Promise(resolve => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))))
}

/** Imported where they lie: each package has its own place below node_modules, and native ones cannot be bundled. */
function leaveInstalledPackages(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
    if (pluginData === 'resolving' || path.startsWith('@ivw/') || path.startsWith('#') || isBuiltin(path)) return undefined
    const found = await bundler.resolve(path, { kind, resolveDir, pluginData: 'resolving' })
    return found.errors.length > 0 ? found : { path: found.path, external: true }
  })
}
