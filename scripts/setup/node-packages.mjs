import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, SetupError } from './project.mjs'
import { mustRun, step } from './step.mjs'

/** Ends with a sentence when this Node is too old to run anything that follows. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(
    `inviwo-ts needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  )
}

const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether what npm says it installed is what package-lock.json asks for. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const present = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      !path.includes('node_modules/') ||
      wanted.optional ||
      (present[path]?.version === wanted.version && present[path]?.integrity === wanted.integrity && existsSync(join(root, path))),
  )
}

/** Installs the npm packages of the lock file, when they are not there yet. */
export async function installNodePackages() {
  if (installed()) return
  const parameters = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  await step('Installing npm packages (about 600 MB, once)', () => {
    // Started by npm, its own path is known; asking the shell for "npm" may find another one, or none.
    const npm = process.env.npm_execpath
    return npm?.endsWith('.js')
      ? mustRun('Installing npm packages', process.execPath, [npm, ...parameters], { cwd: root })
      : mustRun('Installing npm packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, { cwd: root })
  })
}
