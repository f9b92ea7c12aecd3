#!/usr/bin/env node
// Starts the built command line. Plain JavaScript: Node 20 does not read TypeScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { softwareGpu } from './software-gpu.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const program = join(here, '..', 'dist', 'ivw.js')

/** Pipes to the Python program that starts `ivw attach`: `3,4`. */
const pipes = (process.env.IVW_PIPES ?? '').split(',').filter(Boolean).map(Number)

/** The same command in a new process under other variables; the exit status is its own. */
function again(environment) {
  const child = spawn(process.execPath, [join(here, 'ivw.mjs'), ...process.argv.slice(2)], {
    // The channel ends the child when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', ...pipes, 'ipc'],
    env: { ...process.env, ...environment, ...(pipes.length > 0 && { IVW_PIPES: '3,4' }) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

if (!existsSync(program)) {
  process.stderr.write('inviwo-ts is not set up yet: run "npm start" (or "npm run build") in its folder first.\n')
  process.exit(2)
}
const secondTime = process.env.IVW_GPU_RETRY !== undefined
if (secondTime) {
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
}
const { main } = await import(program)
await main(process.argv.slice(2), {
  /** For a machine without a GPU; false when there is nothing else to try. Does not return once a second process runs. */
  retryWithSoftwareGpu() {
    const environment = secondTime ? undefined : softwareGpu()
    if (!environment) return false
    again({ ...environment, IVW_GPU_RETRY: '1' })
    return true
  },
})
