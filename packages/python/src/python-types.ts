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
  /** The failure that the log has. */
  said: string | undefined
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
  /** Versions of all files, also of those that hold no processor. */
  readonly #seen = new Map<string, string>()
  #loading: File | undefined
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
    return this.filesChanged([{ path, version: '' }])
  }

  fileRemoved(path: string): Promise<void> {
    return this.filesChanged([{ path, version: undefined }])
  }

  /**
   * Takes over what changed together: every file that is concerned is loaded once, also when modules that it imports changed with it.
   * A version of undefined says that the file is gone: its types are offered no more, and placeholders keep what its processors had.
   */
  filesChanged(changes: readonly { readonly path: string; readonly version: string | undefined }[]): Promise<void> {
    // A page that connects again is told of all files.
    const news = changes.filter(({ path, version }) => version !== this.#seen.get(path) || version === '')
    for (const { path, version } of news) {
      if (version === undefined) this.#seen.delete(path)
      else this.#seen.set(path, version)
    }
    const changed = new Set(news.map(({ path }) => path))
    const outdated = this.#stopOutdated(changed)
    return this.#enqueue(async () => {
      const concerned = new Set<File>()
      // First the removals: a renamed file defines again what its old name defined.
      for (const { path, version } of news) if (version === undefined) await this.#remove(path)
      for (const { path, version } of news) if (version !== undefined) concerned.add(this.#fileAt(path))
      for (const file of this.#files.values())
        if (file.dependencies.some(path => changed.has(path)) || mayBeMended(file.failure)) concerned.add(file)
      for (const file of concerned) {
        file.deaths = 0
        await this.#load(file, { isAsked: changed.has(file.path), mayFollow: true })
      }
      await this.#mend(concerned, changed)
      // Where the new text does not load, the old one has to end what it had begun.
      for (const processor of outdated) if (this.#isHere(processor)) processor.invalidate('invalidOutput')
      this.#changed.fire()
    })
  }

  dispose(): void {
    this.#subscription.dispose()
    for (const { types } of this.#files.values()) for (const { registration } of types) registration.dispose()
  }

  /** Ends what runs old code, as its result would be dropped, and it may be the endless loop that the new code has not. */
  #stopOutdated(changed: ReadonlySet<string>): readonly PythonProcessor[] {
    const isOutdated = ({ path, dependencies }: File) => changed.has(path) || dependencies.some(dependency => changed.has(dependency))
    if (this.#loading && isOutdated(this.#loading)) void this.#client.interrupt()
    const files = [...this.#files.values()].filter(isOutdated)
    return files.flatMap(({ path }) => this.#processorsOf(path)).filter(processor => processor.endOutdatedRun())
  }

  #isHere(processor: PythonProcessor): boolean {
    return this.#network.processors.get(processor.identifier) === processor
  }

  #fileAt(path: string): File {
    const file = this.#files.get(path) ?? { path, types: [], dependencies: [], version: '', failure: undefined, said: undefined, deaths: 0 }
    this.#files.set(path, file)
    return file
  }

  async #remove(path: string): Promise<void> {
    const file = this.#files.get(path)
    if (!file) return
    this.#files.delete(path)
    for (const { registration } of file.types) registration.dispose()
    for (const processor of this.#processorsOf(path))
      this.#replaceByPlaceholder(processor, `The file ${path} is missing: this comes back with it`)
    try {
      if (this.#client.status.state === 'ready') await this.#client.request('unload', { path })
    } catch (error) {
      // The next host never hears of the file.
      if (!(error instanceof HostLostError)) throw error
    }
  }

  /** The user starts Python again: files that were set aside because it ended with them get another chance. */
  forgive(): void {
    for (const file of this.#files.values()) file.deaths = 0
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
      await this.#load(file, { knownVersion: file.version, isAsked: false, mayFollow: true })
      if (this.#client.status.generation !== generation || this.#client.status.state !== 'ready') return
    }
    await this.#mend(new Set(this.#files.values()))
    if (this.#client.status.generation !== generation || this.#client.status.state !== 'ready') return
    this.#client.recreateProcessors()
    this.#changed.fire()
  }

  /** A file may use what one that is loaded after it defines. */
  async #mend(loaded: ReadonlySet<File>, asked: ReadonlySet<string> = new Set()): Promise<void> {
    for (const file of loaded) if (mayBeMended(file.failure)) await this.#load(file, { isAsked: asked.has(file.path) })
  }

  /**
   * What runs is left alone when the file is still the one of `knownVersion`. A failure that is known is said again only when the file
   * itself was saved (`isAsked`), and one that files which follow may mend is not said yet (`mayFollow`).
   */
  async #load(
    file: File,
    { knownVersion, isAsked, mayFollow }: { knownVersion?: string; isAsked: boolean; mayFollow?: true },
  ): Promise<void> {
    // The host that starts next loads everything.
    if (this.#client.status.state !== 'ready') return
    const isReload = file.types.length > 0
    this.#loading = file
    try {
      if (isReload) await Promise.all(this.#processorsOf(file.path).map(processor => processor.collectState(this.#client.workspacePath())))
      const loaded = await this.#client.request('load', { path: file.path })
      file.failure = undefined
      file.said = undefined
      file.deaths = 0
      file.dependencies = loaded.dependencies
      file.version = loaded.version
      if (isReload && loaded.version === knownVersion) return
      this.#replaceTypes(file, loaded)
      if (isReload) this.#say('info', `Reloaded ${file.path}`, file.path)
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      this.#failed(file, failure)
      if (file.failure === failure && !(mayFollow && mayBeMended(failure))) this.#sayFailure(file, failure, isAsked)
    } finally {
      this.#loading = undefined
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
    if (error instanceof PythonError && error.dependencies) file.dependencies = error.dependencies
    for (const processor of this.#processorsOf(file.path))
      processor.annotate({ notes: [`${file.path} could not be loaded: this is the version from before`] })
  }

  #sayFailure(file: File, error: Error, isAsked: boolean): void {
    const isKnown = file.said === error.message
    file.said = error.message
    if (isKnown && !isAsked) return
    const consequence = file.types.length > 0 ? 'The version from before keeps running.' : 'It is not offered until it loads.'
    const details = error instanceof PythonError ? error.traceback : error.message
    const place = error instanceof PythonError ? error.frames.at(-1) : undefined
    this.#say('error', `${file.path} could not be loaded. ${consequence}\n${details}`, place?.file ?? file.path, place?.line)
  }

  #replaceTypes(file: File, { types }: LoadedFile): void {
    for (const { registration } of file.types) registration.dispose()
    const before = file.types.map(({ description }) => description)
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
      this.#replaceProcessors(description, processor => successor(processor.type, before, types) === description)
    }
    for (const processor of this.#processorsOf(file.path))
      if (!types.includes(processor.type)) this.#replaceByPlaceholder(processor, `${file.path} defines this no more: it comes back with it`)
  }

  /** Processors of earlier versions of the file for which `isSuccessor` holds, placeholders that waited for the type, and stand-ins. */
  #replaceProcessors(type: TypeDescription, isSuccessor: (processor: PythonProcessor) => boolean): void {
    const { info, file: path } = type
    const isOld = (processor: Processor) =>
      processor instanceof PythonProcessor
        ? processor.type.file === path && processor.type !== type && isSuccessor(processor)
        : (processor instanceof PlaceholderProcessor || processor.info.standIn === true) &&
          processor.classIdentifier === info.classIdentifier
    for (const processor of [...this.#network.processors.values()].filter(isOld)) {
      const { identifier } = processor
      const next = this.#factory.create(info.classIdentifier, identifier)
      keepResults(processor, next)
      const { lost } = this.#network.replaceProcessor(identifier, next)
      next.annotate({ reloadedAt: Date.now(), ...(lost.length > 0 && { notes: lost }) })
      for (const sentence of lost) this.#say('warning', `${identifier}: ${sentence}`, path)
    }
  }

  #replaceByPlaceholder(processor: PythonProcessor, why: string): void {
    const placeholder = PlaceholderProcessor.inPlaceOf(processor, why)
    keepResults(processor, placeholder)
    this.#network.replaceProcessor(processor.identifier, placeholder)
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

/** The type that takes the place of one of the file's version before: of the same class, else of the same name, else the only one of the only one. */
function successor(
  type: TypeDescription,
  before: readonly TypeDescription[],
  after: readonly TypeDescription[],
): TypeDescription | undefined {
  return (
    after.find(({ info }) => info.classIdentifier === type.info.classIdentifier) ??
    after.find(({ name }) => name === type.name) ??
    (before.length === 1 && after.length === 1 ? after[0] : undefined)
  )
}

/** Whether any other file's change can be what it waits for. */
function mayBeMended(failure: Error | undefined): boolean {
  return failure instanceof PythonError && ['DuplicateProcessorError', 'ModuleNotFoundError', 'NameError'].includes(failure.type)
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
