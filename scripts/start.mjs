#!/usr/bin/env node
// `npm start [-- OPTIONS]`: does what set-up is still to be done, then serves the page. Options are those of `ivw serve`.
import { SetupError } from './setup/project.mjs'
import { providePython } from './setup/python-environment.mjs'
import { endWith, provideProgram } from './setup.mjs'

const parameters = process.argv.slice(2)

/** Value of an option that set-up needs too, as `--name VALUE` or `--name=VALUE`. */
function option(name) {
  const index = parameters.findIndex(text => text === name || text.startsWith(`${name}=`))
  const text = parameters[index]
  return text?.includes('=') ? text.slice(name.length + 1) : text && parameters[index + 1]
}

try {
  await provideProgram()
} catch (error) {
  endWith(error)
}
const home = option('--home')
if (home) process.env.IVW_HOME = home
try {
  await providePython(option('--python'))
} catch (error) {
  // The page serves without Python: networks of built-in processors work, and it says what is missing.
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
}
process.argv = [process.argv[0], process.argv[1], 'serve', ...parameters]
await import('../packages/server/bin/ivw.mjs')
