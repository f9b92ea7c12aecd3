import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { ProtocolError } from '../errors.ts'
import { encodeFrame, FrameReader } from '../frame.ts'
import type { HostMessage } from '../message.ts'
import type { Interpreter } from './interpreter.ts'
import { LineSplitter } from './line-splitter.ts'
import { ownerVariable } from './sweep.ts'
import { isStackLine } from './user-stack.ts'

export interface HostProcessOptions {
  readonly interpreter: Interpreter
  /** The folder that holds `inviwopy`. */
  readonly library: string
  /** Identity of this process, see process-identity.ts. */
  readonly owner: string
  readonly environment?: NodeJS.ProcessEnv | undefined
  /** Bytes that its own arrays may take together; asking for more raises MemoryError. */
  readonly dataLimit?: number | undefined
  /** What user code prints goes where this process prints, untouched, instead of to `onOutput`. */
  readonly inheritsOutput?: boolean | undefined
  readonly onMessage: (message: HostMessage) => void
  readonly onOutput: (level: 'info' | 'error', lines: readonly string[], dropped: number) => void
}

export interface ProcessEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: readonly string[]
  /** What could not be started, or what broke the protocol. */
  readonly failure?: Error | undefined
}

const drainMilliseconds = 100
const stackMilliseconds = 1_000
const stopMilliseconds = 500

/** One Python process: started in a process group of its own, with messages on descriptors 3 and 4 and its output captured. */
export class HostProcess {
  /** Resolves once the process is gone and what it wrote was read. */
  readonly ended: Promise<ProcessEnd>
  readonly #child: ChildProcess
  readonly #toHost: Writable
  #failure: Error | undefined
  #gone = false
  /** Lines of a stack that was asked for and is arriving. */
  #stack: { readonly lines: string[]; readonly arrived: () => void } | undefined

  constructor(options: HostProcessOptions) {
    const { interpreter, library, owner, environment = process.env, inheritsOutput = false, dataLimit, onMessage, onOutput } = options
    const output = inheritsOutput ? 'inherit' : 'pipe'
    // -B: a file that is edited within a second, at the same size, is not read from a stale cache. -P: a user's `queue.py` does not
    // stand for the standard module; before 3.11 the host removes its folder from the path itself.
    const flags = ['-B', ...(hasSafePath(interpreter.version) ? ['-P'] : []), '-X', 'faulthandler']
    this.#child = spawn(interpreter.path, [...flags, join(library, 'inviwopy', '_host', '__main__.py')], {
      // Without input: `input()` ends with EOFError instead of waiting for ever.
      stdio: ['ignore', output, output, 'pipe', 'pipe'],
      detached: true,
      env: {
        ...environment,
        [ownerVariable]: owner,
        PYTHONIOENCODING: 'utf-8:replace',
        IVW_PARENT: `${process.pid}`,
        IVW_OUTPUT: inheritsOutput ? 'inherited' : '',
        IVW_MEMORY_LIMIT: dataLimit === undefined ? '' : `${Math.floor(dataLimit)}`,
      },
    })
    const stdout = new LineSplitter((lines, dropped) => onOutput('info', lines, dropped))
    const stderr = new LineSplitter((lines, dropped) => onOutput('error', this.#withoutStack(lines), dropped))
    this.#toHost = this.#child.stdio[3] as Writable
    // Writing to a process that just ended is no error of its own: `ended` tells.
    this.#toHost.on('error', () => undefined)
    const streams = [
      this.#child.stdout && drained(this.#child.stdout, chunk => stdout.push(chunk)),
      this.#child.stderr && drained(this.#child.stderr, chunk => stderr.push(chunk)),
      this.#readMessages(this.#child.stdio[4] as Readable, onMessage),
    ]
    this.ended = this.#exit().then(async ({ code, signal }) => {
      this.#gone = true
      // A grandchild may hold the pipes open for longer than its parent lives.
      await Promise.race([Promise.all(streams), after(drainMilliseconds)])
      this.#signalGroup('SIGKILL')
      for (const stream of this.#child.stdio) stream?.destroy()
      stdout.end()
      stderr.end()
      return { code, signal, stderr: stderr.tail, failure: this.#failure }
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(message: HostMessage): void {
    if (!this.#gone) this.#toHost.write(encodeFrame(message))
  }

  /** SIGINT as a terminal sends it: to Python and to what it started. */
  interrupt(): void {
    this.#signalGroup('SIGINT')
  }

  /** The stack of Python's main thread as faulthandler prints it, also from inside C code; empty when it does not come. */
  async stack(milliseconds = stackMilliseconds): Promise<readonly string[]> {
    if (this.#gone || !this.#child.pid || !this.#child.stderr || process.platform === 'win32') return []
    const lines: string[] = []
    const arrived = new Promise<void>(resolve => {
      // It comes in pieces, within moments.
      this.#stack = { lines, arrived: () => setTimeout(resolve, 20) }
    })
    this.#child.kill('SIGUSR1')
    await Promise.race([arrived, this.ended, after(milliseconds)])
    this.#stack = undefined
    return lines
  }

  #withoutStack(lines: readonly string[]): readonly string[] {
    const stack = this.#stack
    if (!stack) return lines
    const parts = lines.filter(isStackLine)
    if (parts.length > 0) stack.arrived()
    stack.lines.push(...parts)
    return lines.filter(line => !isStackLine(line))
  }

  kill(): void {
    this.#signalGroup('SIGKILL')
  }

  /** Lets Python end by itself when it is idle, and kills it when it is not. */
  async stop(): Promise<void> {
    this.send({ method: 'stop', params: {} })
    await Promise.race([this.ended, after(stopMilliseconds)])
    if (!this.#gone) this.kill()
    await this.ended
  }

  #exit(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    return new Promise(resolve => {
      this.#child.once('exit', (code, signal) => resolve({ code, signal }))
      this.#child.once('error', error => {
        this.#failure = error
        // Without a process there is no `exit`.
        if (this.#child.pid === undefined) resolve({ code: null, signal: null })
      })
    })
  }

  #readMessages(stream: Readable, onMessage: (message: HostMessage) => void): Promise<void> {
    const frames = new FrameReader()
    return drained(stream, chunk => {
      if (this.#failure) return
      try {
        for (const message of frames.push(chunk)) onMessage(message)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        this.#failure = error
        this.kill()
      }
    })
  }

  #signalGroup(signal: NodeJS.Signals): void {
    const { pid } = this.#child
    if (pid === undefined) return
    try {
      process.kill(-pid, signal)
    } catch {
      // The group is empty.
    }
  }
}

function drained(stream: Readable, onData: (chunk: Buffer) => void): Promise<void> {
  stream.on('data', onData)
  stream.on('error', () => undefined)
  return new Promise(resolve => stream.once('close', () => resolve()))
}

function after(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds).unref())
}

function hasSafePath(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 3 || (major === 3 && minor >= 11)
}
