import {
  type Disposable,
  PlaceholderProcessor,
  type Processor,
  type ProcessorFactory,
  type ProcessorNetwork,
  type ProcessorTypeDescription,
  Signal,
} from '@ivw/network'
import { HostLostError, PythonError } from './errors.ts'
import type { LoadedFile, LogEntry, TypeDescription } from './host-methods.ts'
import type { PythonClient } from './python-client.ts'
import { PythonProcessor, pythonProcessorClass } from './python-processor.ts'

/** A file that could not be loaded. Its running version, if there is one, stays. */
export interface FailedFile {
  readonly path: string
  readonly error: Error
}

interface File {
  readonly path: string
  types: readonly { readonly description: TypeDescription; readonly registration: Disposable }[]
  dependencies: readonly string[]
  /** Of the loaded text and that of its dependencies. */
  version: string
  failure: Error | undefined
  /** How often in a row the host ended while it was loaded. */
  deaths: number
}

const deathsToSetAside = 2

export interface PythonTypesOptions {
  readonly client: PythonClient
  readonly factory: ProcessorFactory
  readonly network: ProcessorNetwork
  readonly log?: (entry: LogEntry) => void
}

/** Keeps the processor types and the processors of the network in step with the user's Python files. */
export class PythonTypes {
  readonly #client: PythonClient
  readonly #factory: ProcessorFactory
  readonly #network: ProcessorNetwork
  readonly #log: (entry: LogEntry) => void
  readonly #files = new Map<string, File>()
  readonly #changed = new Signal()
  readonly #subscription: Disposable
  /** Loads run one after the other, in the order in which they were asked for. */
  #work: Promise<void> = Promise.resolve()

  constructor({ client, factory, network, log = () => {} }: PythonTypesOptions) {
    this.#client = client
    this.#factory = factory
    this.#network = network
    this.#log = log
    this.#subscription = client.onStarted(() => void this.#enqueue(() => this.#loadAll()))
  }

  get failedFiles(): readonly FailedFile[] {
    return [...this.#files.values()].flatMap(({ path, failure }) => (failure ? [{ path, error: failure }] : []))
  }

  /** Types or failed files are others than before. */
  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }

  /** Resolves when every file that was told of so far is loaded or has failed. */
  get settled(): Promise<void> {
    return this.#work
  }

  /** A file was found, made or saved: a processor, or a module that processors import. */
  fileChanged(path: string): Promise<void> {
    return this.#enqueue(async () => {
      const dependents = [...this.#files.values()].filter(file => file.dependencies.includes(path))
      const own = this.#files.get(path) ?? { path, types: [], dependencies: [], version: '', failure: undefined, deaths: 0 }
      this.#files.set(path, own)
      for (const file of [own, ...dependents]) {
        file.deaths = 0
        await this.#load(file)
      }
      this.#changed.fire()
    })
  }

  /** Its types are offered no more; processors that run keep running. */
  fileRemoved(path: string): Promise<void> {
    return this.#enqueue(async () => {
      const file = this.#files.get(path)
      if (!file) return
      this.#files.delete(path)
      for (const { registration } of file.types) registration.dispose()
      for (const processor of this.#processorsOf(path)) processor.annotate({ notes: [`The file ${path} is missing`] })
      this.#changed.fire()
    })
  }

  dispose(): void {
    this.#subscription.dispose()
    for (const { types } of this.#files.values()) for (const { registration } of types) registration.dispose()
  }

  #enqueue(action: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(action)
    return this.#work
  }

  /** A host that knows nothing is ready. */
  async #loadAll(): Promise<void> {
    const { generation } = this.#client.status
    for (const file of this.#files.values()) {
      if (file.deaths >= deathsToSetAside) continue
      await this.#load(file, file.version)
      if (this.#client.status.generation !== generation || this.#client.status.state !== 'ready') return
    }
    this.#client.recreateProcessors()
    this.#changed.fire()
  }

  /** What runs is left alone when the file is still the one of `knownVersion`. */
  async #load(file: File, knownVersion?: string): Promise<void> {
    // The host that starts next loads everything.
    if (this.#client.status.state !== 'ready') return
    const isReload = file.types.length > 0
    try {
      const loaded = await this.#client.request('load', { path: file.path })
      file.failure = undefined
      file.deaths = 0
      file.dependencies = loaded.dependencies
      file.version = loaded.version
      if (isReload && loaded.version === knownVersion) return
      this.#replaceTypes(file, loaded)
      if (isReload) this.#say('info', `Reloaded ${file.path}`, file.path)
    } catch (error) {
      this.#failed(file, error instanceof Error ? error : new Error(String(error)))
    }
  }

  #failed(file: File, error: Error): void {
    if (error instanceof HostLostError) {
      // It may have been an accident from outside: the next host tries once more, and then no further one.
      if (this.#client.status.lastExit?.requested === false) file.deaths++
      if (file.deaths < deathsToSetAside) return
    }
    // A module without a processor in it stands beside the processors that import it.
    if (error instanceof PythonError && error.type === 'HelperModule' && file.types.length === 0) {
      this.#files.delete(file.path)
      return
    }
    file.failure = error
    const consequence = file.types.length > 0 ? 'The version from before keeps running.' : 'It is not offered until it loads.'
    const details = error instanceof PythonError ? error.traceback : error.message
    const place = error instanceof PythonError ? error.frames.at(-1) : undefined
    for (const processor of this.#processorsOf(file.path))
      processor.annotate({ notes: [`${file.path} could not be loaded: this is the version from before`] })
    this.#say('error', `${file.path} could not be loaded. ${consequence}\n${details}`, place?.file ?? file.path, place?.line)
  }

  #replaceTypes(file: File, { types }: LoadedFile): void {
    for (const { registration } of file.types) registration.dispose()
    file.types = []
    for (const description of types) {
      const type = pythonProcessorClass(description, this.#client)
      const registration = this.#factory.register({
        info: type.info,
        create: identifier => new type(identifier),
        describe: () => describeType(description),
        origin: { file: file.path },
      })
      file.types = [...file.types, { description, registration }]
      this.#replaceProcessors(file.path, description)
    }
  }

  /** Processors of earlier versions of the file, and placeholders that waited for the type. */
  #replaceProcessors(path: string, type: TypeDescription): void {
    const { info } = type
    const isOld = (processor: Processor) =>
      processor instanceof PythonProcessor
        ? processor.type.file === path && processor.type !== type
        : processor instanceof PlaceholderProcessor && processor.classIdentifier === info.classIdentifier
    for (const processor of [...this.#network.processors.values()].filter(isOld)) {
      const { identifier } = processor
      const next = this.#factory.create(info.classIdentifier, identifier)
      keepResults(processor, next)
      const { lost } = this.#network.replaceProcessor(identifier, next)
      next.annotate({ reloadedAt: Date.now(), ...(lost.length > 0 && { notes: lost }) })
      for (const sentence of lost) this.#say('warning', `${identifier}: ${sentence}`, path)
    }
  }

  #processorsOf(path: string): PythonProcessor[] {
    return [...this.#network.processors.values()].filter(
      processor => processor instanceof PythonProcessor && processor.type.file === path,
    ) as PythonProcessor[]
  }

  #say(level: LogEntry['level'], text: string, file: string, line?: number): void {
    this.#log({ level, source: 'Python', text, file, line })
  }
}

function describeType({ prototype }: TypeDescription): ProcessorTypeDescription {
  return {
    inports: prototype.ports.filter(port => port.direction === 'in'),
    outports: prototype.ports.filter(port => port.direction === 'out'),
    properties: prototype.properties,
  }
}

/** Until the new version has run, what it feeds goes on with the results of the one before. */
function keepResults(before: Processor, next: Processor): void {
  for (const port of before.outports) {
    const successor = next.outport(port.identifier)
    if (port.hasData && successor?.dataType.classIdentifier === port.dataType.classIdentifier) successor.data = port.data
  }
}
