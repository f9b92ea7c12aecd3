import { basename } from 'node:path'
import type { NumericArray } from '@ivw/data'
import { type Disposable, Signal } from '@ivw/network'
import type { ArrayReference } from '../array-reference.ts'
import { HostLostError, ProtocolError } from '../errors.ts'
import { type HostMessage, type HostRequest, isRequest, protocolVersion } from '../message.ts'
import type { HostExit, HostStatus, PythonTransport } from '../transport.ts'
import { type HostEnd, reportExit } from './exit-report.ts'
import { HangGuard } from './hang-guard.ts'
import { HostArrays } from './host-arrays.ts'
import { HostProcess, type ProcessEnd } from './host-process.ts'
import { findInterpreter, type Interpreter, type InterpreterSearch } from './interpreter.ts'
import { availableMemory, dataShare, shownBytes, watchMemory } from './memory-guard.ts'
import { processIdentity } from './process-identity.ts'
import { RestartPolicy } from './restart-policy.ts'
import { sweep } from './sweep.ts'
import { innermostPlace, type UserPlace } from './user-stack.ts'

export interface PythonHostOptions {
  readonly search: InterpreterSearch
  /** The folder that holds `inviwopy`. */
  readonly library: string
  /** Folders of the user whose modules are importable; the paths of tracebacks that count as the user's. */
  readonly folders: readonly string[]
  /** Further folders whose scripts may run when a workspace names them. */
  readonly trusted?: readonly string[]
  /** Bytes that the host may use; what the machine has when left out. Near the limit it is ended before the kernel picks another process. */
  readonly memoryLimit?: number
  /** Milliseconds that a file may take to load, 60,000 unless said otherwise. */
  readonly loadLimit?: number
  readonly environment?: NodeJS.ProcessEnv
  /** Prints of user code go straight to stdout and stderr of this process: for running a script. */
  readonly inheritsOutput?: boolean
}

const killMilliseconds = 2_000
const startMilliseconds = 60_000
/** Lines of stderr that the report of a crash ends with. */
const shownWords = 10
/** How Python's last words begin where it ends by a signal. */
const fatal = 'Fatal Python error'
/** How long the end may take after them. */
const lastWordsMilliseconds = 500
/** Requests during which user code runs. */
const runs = new Set(['load', 'create', 'process', 'press', 'runScript'])
let hosts = 0

/**
 * Starts the Python host of this machine, guards it and starts it anew when it dies. Use it from the main thread: the host
 * ends when the thread that started it ends.
 */
export class PythonHost implements PythonTransport {
  readonly #options: PythonHostOptions
  readonly #owner = processIdentity()
  readonly #number = ++hosts
  readonly #policy = new RestartPolicy()
  readonly #statusChanged = new Signal<[HostStatus]>()
  readonly #received = new Signal<[HostMessage]>()
  readonly #running = new Map<number, string>()
  readonly #answers = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  readonly #hangs = new HangGuard({
    place: async () => innermostPlace((await this.#process?.stack()) ?? [], this.#isUserFile),
    say: (running, text, place) => this.#say('warning', running, text, place),
  })
  readonly #atExit = () => this.#endNow()
  #status: HostStatus = { state: 'off', generation: 0 }
  #process: HostProcess | undefined
  /** Found once, so that a host which died is back sooner. */
  #interpreter: Interpreter | undefined
  #arrays: HostArrays | undefined
  #memoryWatch: Disposable | undefined
  #readySince = 0
  #stoppedAt: UserPlace | undefined
  /** What may be the last that Python writes to stderr. */
  #lastWords: string[] | undefined
  #endedBy: HostEnd['endedBy']
  #restartTimer: NodeJS.Timeout | undefined
  #nextRequest = -1
  #swept = false
  #chosen: string | undefined
  /** Request that starts a debugger; `attached` once it listens: the user may then hold Python for as long as they like. */
  #debugger: number | 'attached' | undefined

  constructor(options: PythonHostOptions) {
    this.#options = options
  }

  get status(): HostStatus {
    return this.#status
  }

  onStatus(callback: (status: HostStatus) => void): Disposable {
    return this.#statusChanged.add(callback)
  }

  onMessage(callback: (message: HostMessage) => void): Disposable {
    return this.#received.add(callback)
  }

  /** Finds the interpreter and starts it. Resolves with the status that results: ready, refused, or stopped with the reason. */
  async start(): Promise<HostStatus> {
    if (this.#process || this.#status.state === 'starting') return this.#settledStatus()
    clearTimeout(this.#restartTimer)
    const generation = this.#status.generation + 1
    this.#setStatus({ state: 'starting', generation, lastExit: this.#status.lastExit })
    if (!this.#swept) await sweep()
    this.#swept = true
    const interpreter = this.#interpreter ?? (await findInterpreter({ ...this.#options.search, chosen: this.#chosen }))
    if (this.#status.generation !== generation || this.status.state !== 'starting') return this.#status
    if (interpreter.state === 'refused') {
      this.#setStatus({ state: 'refused', python: interpreter.path, generation, reason: interpreter.reason })
      return this.#status
    }
    const { library, environment, inheritsOutput } = this.#options
    this.#endedBy = undefined
    this.#debugger = undefined
    this.#arrays = new HostArrays(`ivw-${this.#owner}-${this.#number}g${generation}`)
    const child = new HostProcess({
      interpreter,
      library,
      owner: this.#owner,
      environment,
      dataLimit: this.#memoryLimit * dataShare,
      inheritsOutput,
      onMessage: message => this.#receive(message),
      onOutput: (level, lines, dropped) => this.#logOutput(level, lines, dropped),
    })
    this.#process = child
    process.on('exit', this.#atExit)
    void child.ended.then(end => this.#ended(child, end))
    await this.#greet(child, { ...interpreter, generation })
    return this.#status
  }

  /** Does not start: the user wants to do without Python. `restart` starts it all the same. */
  async leaveOut(reason: string): Promise<HostStatus> {
    this.#setStatus({ state: 'off', generation: this.#status.generation, reason })
    return this.#status
  }

  /** Ends the host for good. Resolves when it and its children are gone. */
  async stop(): Promise<void> {
    clearTimeout(this.#restartTimer)
    this.#endedBy = 'stop'
    await this.#process?.stop()
    this.#setStatus({ state: 'off', generation: this.#status.generation })
  }

  send(message: HostMessage): void {
    if (this.#status.state !== 'ready') return
    if (isRequest(message)) this.#watchRun(message)
    this.#process?.send(message)
  }

  async readArray(reference: ArrayReference, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray> {
    if (!this.#arrays) throw new HostLostError('Python is not running')
    try {
      return await this.#arrays.read(reference, signal, allocate)
    } finally {
      if ('slot' in reference) this.send({ method: 'releaseSlot', params: { slot: reference.slot } })
    }
  }

  async writeArray(array: NumericArray, shape: readonly number[] = [array.length]): Promise<ArrayReference> {
    if (!this.#arrays) throw new HostLostError('Python is not running')
    return this.#arrays.write(array, shape)
  }

  async interrupt(): Promise<void> {
    const child = this.#process
    if (!child || this.#status.state !== 'ready') return
    // Answered by the main thread, between runs.
    const settled = this.#request(child, 'settle', {}).then(
      () => true,
      () => true,
    )
    child.interrupt()
    const late = new Promise<false>(resolve => setTimeout(resolve, killMilliseconds, false).unref())
    if (await Promise.race([settled, late])) return
    this.#endedBy = 'interrupt'
    this.#stoppedAt = innermostPlace(await child.stack(), this.#isUserFile)
    child.kill()
    await child.ended
  }

  async restart(): Promise<void> {
    this.#policy.reset()
    this.#interpreter = undefined
    this.#endedBy = 'stop'
    await this.#process?.stop()
    const status = await this.start()
    if (status.state !== 'ready') throw new HostLostError(status.reason ?? 'Python did not start')
  }

  /** A fresh process of another interpreter, which is kept for this session. Rejects as `restart` does. */
  async choose(path: string): Promise<void> {
    this.#chosen = path
    await this.restart()
  }

  /** The user edited a file: deaths up to now, which it may have caused, no longer count. Leaves `asking`. */
  forgive(): void {
    this.#policy.reset()
    this.#hangs.forget()
    if (this.#status.state === 'asking') void this.start()
  }

  #watchRun({ id, method, params }: HostRequest): void {
    if (method === 'debug') this.#debugger = id
    if (!runs.has(method)) return
    const { identifier, path, name } = params as { identifier?: string; path?: string; name?: string }
    const running = identifier ?? path ?? name ?? method
    this.#running.set(id, running)
    this.#hangs.rests = this.#debugger === 'attached'
    // Whoever runs a script in a terminal sees it run, and has its stderr for what it says itself.
    if (method !== 'runScript' || !this.#options.inheritsOutput) this.#hangs.began(id, running)
    if (method === 'load') this.#interruptLate(id, running)
  }

  /** A file that does not end loading would keep all others from it. */
  #interruptLate(id: number, running: string): void {
    const { generation } = this.#status
    const limit = this.#options.loadLimit ?? startMilliseconds
    setTimeout(() => {
      if (!this.#running.has(id) || this.#status.generation !== generation || this.#debugger === 'attached') return
      const text = `${running} is stopped: it takes longer than ${limit / 1000} s to load`
      this.#say('error', 'Python', text)
      void this.interrupt()
    }, limit).unref()
  }

  async #greet(child: HostProcess, found: { path: string; version: string; numpy: string; generation: number }): Promise<void> {
    const { folders, search } = this.#options
    const late = setTimeout(() => child.kill(), startMilliseconds)
    try {
      const answer = await this.#request(child, 'hello', {
        version: protocolVersion,
        home: search.home,
        folders,
        trusted: this.#options.trusted ?? [],
        pools: this.#arrays?.folders,
        ownPrefix: this.#arrays?.hostPrefix,
        enginePrefix: this.#arrays?.enginePrefix,
      })
      const { python, numpy, pid } = answer as { python: string; numpy: string; pid: number }
      this.#readySince = Date.now()
      this.#memoryWatch = this.#watchMemory(pid, child)
      const { generation, path } = found
      this.#setStatus({ state: 'ready', python: path, version: python, numpy, pid, generation, lastExit: this.#status.lastExit })
    } catch (error) {
      // It answered that it cannot work here, or it died: then `#ended` said how.
      if (this.#process === child) {
        this.#endedBy = 'stop'
        child.kill()
        await child.ended
        const { path: python, generation } = found
        this.#setStatus({ state: 'refused', python, generation, reason: error instanceof Error ? error.message : String(error) })
      }
    } finally {
      clearTimeout(late)
    }
  }

  get #memoryLimit(): number {
    return this.#options.memoryLimit ?? availableMemory()
  }

  #watchMemory(pid: number, child: HostProcess): Disposable {
    const limit = this.#memoryLimit
    return watchMemory(pid, {
      limit,
      onWarning: used => {
        const running = [...this.#running.values()].at(-1) ?? 'Python'
        this.#say('warning', running, `Python uses ${shownBytes(used)} of ${shownBytes(limit)}; with nearly all of it, it is ended.`)
      },
      onExceeded: () => {
        this.#endedBy = 'memory'
        child.kill()
      },
    })
  }

  /** Says something about what was running: a processor, or a file by its path. */
  #say(level: 'warning' | 'error', running: string, text: string, place?: { file: string; line: number }): void {
    const entry = { level, source: basename(running), text, ...(place && { file: place.file, line: place.line }) }
    this.#received.fire({ method: 'log', params: { entries: [entry] } })
  }

  #request(child: HostProcess, method: string, params: unknown): Promise<unknown> {
    const id = this.#nextRequest--
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve, reject })
      child.send({ id, method, params })
    })
  }

  #receive(message: HostMessage): void {
    if ('method' in message) {
      if (message.method === 'releaseSlot') this.#arrays?.release((message.params as { slot: number }).slot)
      else this.#received.fire(message)
      return
    }
    const own = this.#answers.get(message.id)
    this.#running.delete(message.id)
    this.#hangs.ended(message.id)
    if (message.id === this.#debugger && 'result' in message) this.#debugger = 'attached'
    if (!own) {
      this.#received.fire(message)
      return
    }
    this.#answers.delete(message.id)
    if ('error' in message) own.reject(new Error(message.error.message))
    else own.resolve(message.result)
  }

  /** Of a stack that Python printed at its end, the host's own lines say nothing to the user. */
  #withoutOwn(lines: readonly string[]): readonly string[] {
    return lines.filter(text => !text.startsWith(`  File "${this.#options.library}/inviwopy/`))
  }

  /** Last words wait: they stand in the report of the end, as one entry, unless it was another process that ended. */
  #beforeLastWords(lines: readonly string[]): readonly string[] {
    if (this.#lastWords) {
      this.#lastWords.push(...lines)
      return []
    }
    const end = lines.findIndex(text => text.startsWith(fatal))
    if (end < 0) return lines
    const words = lines.slice(end)
    this.#lastWords = words
    setTimeout(() => {
      if (this.#lastWords !== words) return
      this.#lastWords = undefined
      const entries = words.map(text => ({ level: 'error', source: 'Python', text }))
      this.#received.fire({ method: 'log', params: { entries } })
    }, lastWordsMilliseconds).unref()
    return lines.slice(0, end)
  }

  #logOutput(level: 'info' | 'error', lines: readonly string[], dropped: number): void {
    const processor = [...this.#running.values()].at(-1)
    const entries = this.#withoutOwn(level === 'error' ? this.#beforeLastWords(lines) : lines).map(text => ({
      level,
      source: basename(processor ?? 'Python'),
      text,
    }))
    const note = { level: 'warning', source: 'Python', text: `${dropped} lines of output were dropped` }
    this.#received.fire({ method: 'log', params: { entries: dropped > 0 ? [note, ...entries] : entries } })
  }

  #ended(child: HostProcess, { code, signal, stderr, failure }: ProcessEnd): void {
    if (this.#process !== child) return
    this.#process = undefined
    process.off('exit', this.#atExit)
    if (failure instanceof ProtocolError) this.#endedBy = 'protocol'
    const running = [...this.#running.values()].at(-1)
    const lastExit = reportExit({
      code,
      signal,
      stderr,
      running,
      isUserFile: this.#isUserFile,
      endedBy: this.#endedBy,
      place: this.#stoppedAt,
    })
    this.#stoppedAt = undefined
    this.#lastWords = undefined
    const reason = failure ? `${lastExit.reason} ${failure.message}` : lastExit.reason
    this.#running.clear()
    this.#hangs.clear()
    for (const { reject } of this.#answers.values()) reject(new HostLostError(reason))
    this.#answers.clear()
    this.#arrays?.clear()
    this.#arrays = undefined
    this.#memoryWatch?.dispose()
    const { python, generation } = this.#status
    const common = { python, generation, reason, lastExit }
    if (this.#endedBy === 'stop') {
      this.#setStatus({ state: 'stopped', ...common })
      return
    }
    const lived = this.#readySince > 0 ? Date.now() - this.#readySince : 0
    this.#readySince = 0
    const report = lastExit.requested ? reason : withLastWords(reason, this.#withoutOwn(stderr))
    this.#say(lastExit.requested ? 'warning' : 'error', running ?? 'Python', report, placeOf(lastExit))
    const next = this.#endedBy === 'interrupt' ? { delay: 0 } : this.#policy.died(Date.now(), lived)
    this.#setStatus({ state: next === 'ask' ? 'asking' : 'stopped', ...common })
    if (next !== 'ask') this.#restartTimer = setTimeout(() => void this.start(), next.delay)
  }

  readonly #isUserFile = (path: string): boolean =>
    !path.startsWith(`${this.#options.library}/`) && !/\/(site-packages|lib\/python3\.\d+)\/|^</.test(path)

  /** The status once a start that is under way has ended. */
  #settledStatus(): Promise<HostStatus> {
    if (this.#status.state !== 'starting') return Promise.resolve(this.#status)
    return new Promise(resolve => {
      const subscription = this.onStatus(status => {
        if (status.state === 'starting') return
        subscription.dispose()
        resolve(status)
      })
    })
  }

  #setStatus(status: HostStatus): void {
    this.#status = status
    this.#statusChanged.fire(status)
  }

  /** This process exits: nothing asynchronous runs any more. */
  #endNow(): void {
    this.#process?.kill()
    this.#arrays?.clear()
  }
}

/** The sentence, and under it what Python wrote to stderr at its end. */
function withLastWords(reason: string, stderr: readonly string[]): string {
  const lines = stderr.filter(line => line.trim() !== '' && !/^Extension modules: |^ {2}File "<frozen /.test(line))
  const end = lines.findLastIndex(line => line.startsWith(fatal))
  // The innermost lines of a stack come first.
  const words = end < 0 ? lines.slice(-shownWords) : lines.slice(Math.max(0, end - shownWords), end + 2 * shownWords)
  return words.length === 0 ? reason : `${reason} Its last words:\n${words.join('\n')}`
}

function placeOf({ file, line }: HostExit): { file: string; line: number } | undefined {
  return file === undefined || line === undefined ? undefined : { file, line }
}
