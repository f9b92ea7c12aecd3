#!/usr/bin/env node
// `npm run docs`: writes docs/reference/ from the docstrings of the Python packages, and docs/reference/processors/ from what processors
// say of themselves, with pictures drawn by the workspaces of fixtures/processors.
import { join } from 'node:path'
import { writeProcessorReference } from './docs/processor-reference.mjs'
import { root } from './setup/project.mjs'
import { provideDevelopmentPython } from './setup/python-environment.mjs'
import { mustRun } from './setup/step.mjs'
import { endWith, provideProgram } from './setup.mjs'

try {
  const python = await provideDevelopmentPython()
  await mustRun('Writing the Python reference', python, ['-B', join(root, 'scripts', 'docs', 'python_reference.py')])
  await provideProgram()
  await writeProcessorReference(python)
  process.stdout.write('docs/reference is written\n')
} catch (error) {
  endWith(error)
}
