import { Socket } from 'node:net'
import type { Engine } from '@ivw/engine'
import { AttachedHost } from '@ivw/python/node'
import { UsageError } from '../errors.ts'
import { findGpu } from './gpu.ts'
import { openHeadless, readWorkspace } from './headless.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface AttachOptions extends SessionOptions {
  readonly workspace?: string
  readonly out?: string
}

/**
 * `ivw attach`, which `inviwopy.start()` runs: an engine for the Python program at the other end of the pipes that IVW_PIPES
 * numbers. It lives as long as that program, or until its `app.close()`.
 */
export async function attach({ workspace, out, ...options }: AttachOptions, terminal: Terminal): Promise<number> {
  const [input, output] = pipes()
  const text = workspace === undefined ? undefined : await readWorkspace(workspace)
  const gpu = !('reason' in (await findGpu()))
  if (!gpu && terminal.retryWithSoftwareGpu()) return new Promise(() => {})
  // A terminal sends Ctrl+C to every process in front; it is meant for Python, which decides what ends.
  process.on('SIGINT', () => undefined)
  let host: AttachedHost | undefined
  const makeHost = (home: string, folders: readonly string[]) => {
    host = new AttachedHost({ input: input(), output: output(), home, folders })
    return host
  }
  await using session = await openHeadless(
    { ...options, withPython: true, gpu, attach: makeHost, workspace, ...(out !== undefined && { outputPath: out }) },
    terminal,
  )
  const { engine } = session
  if (host?.status.state !== 'ready') return 1
  tell(engine, host)
  if (text !== undefined) await engine.workspace.load(text, { path: workspace })
  host.send({ method: 'started', params: { gpu: engine.gpuView.state === 'ready', reason: engine.gpuView.message ?? '' } })
  await Promise.race([host.gone, new Promise<void>(resolve => void engine.onClose(resolve))])
  return 0
}

/** What the engine has to say is said where the user is: in the notebook or at the prompt. */
function tell(engine: Engine, host: AttachedHost): void {
  const send = (entries: Engine['log']['entries']) => host.send({ method: 'said', params: { entries } })
  send(engine.log.entries.filter(({ level }) => level !== 'info'))
  engine.log.onEntry(entry => send([entry]))
}

/** Opened only when they are used: in the process that stays. */
function pipes(): readonly [() => Socket, () => Socket] {
  const [from, to] = (process.env.IVW_PIPES ?? '').split(',').map(Number)
  if (!from || !to) throw new UsageError('"ivw attach" is run by inviwopy.start(), not by hand.')
  return [() => new Socket({ fd: from, readable: true, writable: false }), () => new Socket({ fd: to, readable: false, writable: true })]
}
