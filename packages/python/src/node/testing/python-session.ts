import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Evaluator, type Processor, ProcessorFactory, ProcessorNetwork } from '@ivw/network'
import type { LogEntry } from '../../host-methods.ts'
import { PythonClient } from '../../python-client.ts'
import { PythonTypes } from '../../python-types.ts'
import type { HostStatus } from '../../transport.ts'
import { PythonHost } from '../python-host.ts'

const root = resolve(import.meta.dirname, '../../../../..')
/** Another interpreter to test with, such as the oldest that is supported. */
const interpreter = process.env.IVW_TEST_PYTHON ?? join(root, '.venv/bin/python')

interface SessionOptions {
  readonly python?: string
  readonly memoryLimit?: number
  readonly loadLimit?: number
}

/** A real host with a network, types from files, and an evaluator: what the engine has of Python. */
export class PythonSession {
  readonly folder = mkdtempSync(join(tmpdir(), 'ivw-python-'))
  readonly processors = join(this.folder, 'python_processors')
  readonly factory = new ProcessorFactory()
  readonly network = new ProcessorNetwork(this.factory)
  readonly evaluator = new Evaluator(this.network)
  readonly log: LogEntry[] = []
  readonly host: PythonHost
  readonly client: PythonClient
  readonly types: PythonTypes
  #logWaiters: (() => void)[] = []

  private constructor({ python = interpreter, ...limits }: SessionOptions) {
    mkdirSync(this.processors)
    this.host = new PythonHost({
      search: { option: python, home: this.folder },
      library: join(root, 'python'),
      folders: [this.processors],
      ...limits,
      // Must not hide what -B does.
      environment: { ...process.env, PYTHONDONTWRITEBYTECODE: undefined },
    })
    this.client = new PythonClient(this.host)
    this.types = new PythonTypes({ client: this.client, factory: this.factory, network: this.network, log: entry => this.#logged(entry) })
    this.client.onLog(entry => this.#logged(entry))
  }

  static async start(files: Readonly<Record<string, string>> = {}, options: SessionOptions = {}): Promise<PythonSession> {
    const session = new PythonSession(options)
    const status = await session.host.start()
    if (status.state !== 'ready') throw new Error(`Python did not start: ${status.reason}`)
    for (const [name, text] of Object.entries(files)) await session.save(name, text)
    return session
  }

  /** Writes a file into the processor folder and tells of it, as the server does. */
  async save(name: string, text: string): Promise<string> {
    const path = join(this.processors, name)
    writeFileSync(path, text)
    this.host.forgive()
    await this.types.fileChanged(path)
    return path
  }

  async remove(name: string): Promise<void> {
    rmSync(this.path(name))
    await this.types.fileRemoved(this.path(name))
  }

  path(name: string): string {
    return join(this.processors, name)
  }

  add(name: string, identifier?: string): Processor {
    return this.network.add(this.factory.create(`org.test.${name}`, identifier))
  }

  connect(source: string, destination: string): void {
    this.network.apply([{ kind: 'connect', source, destination }])
  }

  get text(): string {
    return this.log.map(entry => entry.text).join('\n')
  }

  /** Resolves with the first entry, of the past or to come, that holds `text`. */
  async logged(text: string | RegExp): Promise<LogEntry> {
    for (;;) {
      const found = this.log.find(entry => (typeof text === 'string' ? entry.text.includes(text) : text.test(entry.text)))
      if (found) return found
      await new Promise<void>(resolve => this.#logWaiters.push(resolve))
    }
  }

  /** Resolves at the next status of that state, or at once. */
  reaches(state: HostStatus['state'], generation = 0): Promise<HostStatus> {
    const fits = (status: HostStatus) => status.state === state && status.generation >= generation
    if (fits(this.host.status)) return Promise.resolve(this.host.status)
    return new Promise(resolve => {
      const subscription = this.host.onStatus(status => {
        if (!fits(status)) return
        subscription.dispose()
        resolve(status)
      })
    })
  }

  /** Resolves when the processor's status is one of these. */
  becomes(processor: Processor, ...states: string[]): Promise<void> {
    if (states.includes(processor.status.state)) return Promise.resolve()
    return new Promise(resolve => {
      const subscription = this.network.observe({
        statusChanged: changed => {
          if (changed !== processor || !states.includes(changed.status.state)) return
          subscription.dispose()
          resolve()
        },
      })
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.evaluator.dispose()
    this.client.dispose()
    await this.host.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #logged(entry: LogEntry): void {
    this.log.push(entry)
    const waiters = this.#logWaiters
    this.#logWaiters = []
    for (const resolve of waiters) resolve()
  }
}

/** The text of a processor file. `body` holds the methods, indented by four blanks; `initialize` ends the constructor. */
export function processorFile(name: string, body: string, { initialize = '', imports = '' } = {}): string {
  const ending = initialize.trimEnd() === '' ? '' : `\n${initialize.trimEnd()}`
  return `import inviwopy as ivw
import numpy as np
from inviwopy.data import *
from inviwopy.properties import *
${imports}

class ${name}(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)${ending}

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.${name}", "${name}")

    def getProcessorInfo(self):
        return ${name}.processorInfo()

${body}
`
}
