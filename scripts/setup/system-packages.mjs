import { mustRun, run, step } from './step.mjs'

/** Whether this process may install packages of the operating system: root on Debian or its kin. */
export async function canInstallSystemPackages() {
  if (process.getuid?.() !== 0) return false
  return !(await run('apt-get', ['--version'])).missing
}

/** @param {string[]} names Debian packages */
export async function installSystemPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step(`Installing ${names.join(', ')} with apt-get`, async () => {
    await mustRun('apt-get update', 'apt-get', ['update', '-q'], { env })
    await mustRun(`apt-get install ${names.join(' ')}`, 'apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], { env })
  })
}
