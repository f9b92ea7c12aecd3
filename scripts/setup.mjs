#!/usr/bin/env node
// Does what is missing for running from this folder. Plain Node: it runs before anything is installed.
//   node scripts/setup.mjs            packages, build, Python
//   node scripts/setup.mjs build      the build alone
import { fileURLToPath } from 'node:url'
import { checkNode, installNodePackages } from './setup/node-packages.mjs'
import { SetupError } from './setup/project.mjs'
import { providePython } from './setup/python-environment.mjs'

/** npm packages and the built server and page. */
export async function provideProgram() {
  checkNode()
  await installNodePackages()
  const { build } = await import('./setup/build.mjs')
  await build()
}

/** Ends the process with one sentence where set-up cannot go on. */
export function endWith(error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await provideProgram()
    if (process.argv[2] !== 'build') await providePython()
  } catch (error) {
    endWith(error)
  }
}
