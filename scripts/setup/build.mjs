import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, SetupError } from './project.mjs'
import { mustRun, step } from './step.mjs'

const cache = join(root, '.cache')

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (['node_modules', 'dist'].includes(entry.name) || /^dist\.|\.test\.tsx?$/.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(path)
    else if (entry.isFile()) yield path
  }
}

/** One hash of everything that the built files are made from. */
function fingerprint(folders) {
  const hash = createHash('sha256')
  const files = [
    join(root, 'package-lock.json'),
    join(root, 'scripts', 'setup', 'build.mjs'),
    ...folders.flatMap(folder => [...sourceFiles(folder)]),
  ]
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds into a folder beside `target` and swaps them, so that a running server never sees half a build. */
async function buildInto(target, build) {
  const next = `${target}.${process.pid}`
  rmSync(next, { recursive: true, force: true })
  try {
    await build(next)
    rmSync(target, { recursive: true, force: true })
    renameSync(next, target)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** The command line as files for Node: `ivw.js`, and chunks that it imports when a command needs them. */
export async function bundleServer(outdir) {
  const { build } = await import('esbuild')
  const bundle = build({
    entryPoints: { ivw: join(root, 'packages/server/src/main.ts') },
    outdir,
    bundle: true,
    // Splitting keeps the renderer out of `ivw serve`: commands import the engine when they need it.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    external: ['webgpu', '@parcel/watcher', 'esbuild'],
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    logLevel: 'warning',
  })
  await bundle.catch(() => {
    // esbuild has printed what and where.
    throw new SetupError('The server could not be built: see the errors above.')
  })
}

const viteBuild = outdir =>
  mustRun('Building the page', process.execPath, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    join(root, 'packages/app'),
    '--outDir',
    outdir,
    '--emptyOutDir',
    '--logLevel=warn',
  ])

const targets = [
  {
    name: 'server',
    title: 'Building the server',
    folders: others => others,
    entry: 'packages/server/src/main.ts',
    dist: 'packages/server/dist',
    build: bundleServer,
  },
  {
    name: 'page',
    title: 'Building the page',
    folders: (others, app) => [...others, app],
    entry: 'packages/app/index.html',
    dist: 'packages/app/dist',
    build: viteBuild,
  },
]

/** Builds server and page, each only when its sources changed since the last time. */
export async function build() {
  mkdirSync(cache, { recursive: true })
  const app = join(root, 'packages/app')
  const others = readdirSync(join(root, 'packages'))
    .map(name => join(root, 'packages', name))
    .filter(folder => folder !== app)
  for (const target of targets) {
    if (!existsSync(join(root, target.entry))) continue
    const stamp = join(cache, `${target.name}.stamp`)
    const dist = join(root, target.dist)
    const wanted = fingerprint(target.folders(others, app))
    if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    rmSync(stamp, { force: true })
    await step(target.title, () => buildInto(dist, target.build))
    writeFileSync(stamp, wanted)
  }
}
