import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { HostLostError, PythonError } from '@ivw/python'
import { UsageError } from '../errors.ts'
import { findGpu } from './gpu.ts'
import { openHeadless, readWorkspace, tellFailedFiles } from './headless.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface RunOptions extends SessionOptions {
  readonly workspace?: string
  /** `app.getOutputPath()`. */
  readonly out?: string
}

const interrupted = 130

/** `ivw run`: the exit status is the script's; what it prints goes where it printed it. */
export async function run(script: string, scriptArguments: readonly string[], options: RunOptions, terminal: Terminal): Promise<number> {
  if (options.python === false) throw new UsageError('A script is Python: it cannot be run with --no-python.')
  if (!(await stat(script).catch(() => undefined))?.isFile()) throw new UsageError(`There is no script ${script}.`)
  const text = options.workspace === undefined ? undefined : await readWorkspace(options.workspace)
  const gpu = !('reason' in (await findGpu()))
  // A script may do without pictures, so a machine without any GPU still runs it.
  if (!gpu && terminal.retryWithSoftwareGpu()) return new Promise(() => {})
  // Who runs one script of a folder trusts what the folder holds.
  const trust = [...(options.trust ?? []), resolve(dirname(script))]
  const common = { withPython: true, gpu, inheritsOutput: true, outputPath: options.out }
  await using session = await openHeadless({ ...options, ...common, trust }, terminal)
  const { engine } = session
  const { python } = engine
  if (python?.status.state !== 'ready') return 1
  // What the script prints goes to the terminal by itself; stdout is its own.
  const logged = engine.log.onEntry(({ source, text: line, traceback }) => {
    terminal.error(`${source}: ${line}`)
    if (traceback !== undefined) terminal.error(traceback.trimEnd())
  })
  tellFailedFiles(engine, terminal)
  let wasInterrupted = false
  process.on('SIGINT', () => {
    wasInterrupted = true
    void python.interrupt()
  })
  try {
    if (text !== undefined) await engine.workspace.load(text, { path: options.workspace })
    const { status } = await python.request('runScript', { path: script, name: basename(script), argv: scriptArguments })
    return status
  } catch (error) {
    if (error instanceof PythonError) terminal.error(error.traceback.trimEnd())
    else if (error instanceof HostLostError) terminal.error(error.message)
    else throw error
    return wasInterrupted ? interrupted : 1
  } finally {
    engine.releasePythonLocks()
    logged.dispose()
  }
}
