#!/usr/bin/env node
// `npm run docs`: writes docs/reference/ from the docstrings of the Python packages.
import { join } from 'node:path'
import { root } from './setup/project.mjs'
import { provideDevelopmentPython } from './setup/python-environment.mjs'
import { mustRun } from './setup/step.mjs'
import { endWith } from './setup.mjs'

try {
  const python = await provideDevelopmentPython()
  await mustRun('Writing the Python reference', python, ['-B', join(root, 'scripts', 'docs', 'python_reference.py')])
  process.stdout.write('docs/reference is written\n')
} catch (error) {
  endWith(error)
}
