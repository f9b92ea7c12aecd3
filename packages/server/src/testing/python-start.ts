import { spawn } from 'node:child_process'
import { testPython } from './author-loop.ts'

/** Milliseconds that a bare Python with NumPy takes to start and end on this machine, as busy as it is now. */
export function pythonStart(): Promise<number> {
  const begun = performance.now()
  const child = spawn(testPython, ['-c', 'import numpy'], { stdio: 'ignore' })
  return new Promise(resolve => child.once('close', () => resolve(performance.now() - begun)))
}
