import { realpath, stat } from 'node:fs/promises'
import type { AsyncSubscription, Event, SubscribeCallback } from '@parcel/watcher'
import { messageOf } from '../errors.ts'
import { type KnownFiles, scanPythonFiles } from './python-files.ts'

export interface WatchedFile {
  readonly path: string
  /** Of its content; undefined when the file is gone. */
  readonly version: string | undefined
}

export interface FolderWatcherOptions {
  readonly folder: string
  /** One batch per burst of changes, with the contents in which the files came to rest. */
  readonly onFiles: (files: readonly WatchedFile[]) => void
  /** Sentences for the console: the folder is gone, or is back, or can only be polled. */
  readonly onNotice: (text: string) => void
  /** Replaces the system's notifications in tests. */
  readonly subscribe?: (folder: string, callback: SubscribeCallback) => Promise<AsyncSubscription>
}

/** Milliseconds. An editor's save gives up to five events within a few; a file is at rest when it was not written for this long. */
const quiet = 50
/** The system's watcher has already gathered events for 50 when it tells of them. */
const gathering = 5
/** Where many files change, somebody copies or checks out, and a busy machine pauses in between. */
const many = 10
const quietAmongMany = 250
const longest = 3000
/** A truncated or missing file is usually about to be written. */
const emptyGrace = 150
const poll = 500
const rootCheck = 2000

/**
 * Tells which Python files below one folder changed. The folder is watched, not its files: after an editor's atomic save a watch
 * on the file hears nothing more. Events only say when to look; contents decide what changed.
 */
export class FolderWatcher {
  readonly folder: string
  readonly #options: FolderWatcherOptions
  #known: KnownFiles = new Map()
  #subscription: AsyncSubscription | undefined
  #root: bigint | undefined
  #timer: NodeJS.Timeout | undefined
  #burstStart = 0
  #interval: NodeJS.Timeout | undefined
  #scanning: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: FolderWatcherOptions) {
    this.folder = options.folder
    this.#options = options
  }

  get files(): readonly WatchedFile[] {
    return [...this.#known].map(([path, { version }]) => ({ path, version }))
  }

  /** Resolves when the folder is watched and `files` is filled. The first files are not reported. */
  async start(): Promise<void> {
    if ((await identity(this.folder)) === undefined)
      this.#options.onNotice(`${this.folder} is not there. It is looked for every two seconds.`)
    else {
      await this.#attach()
      try {
        this.#known = await scanPythonFiles(this.folder, this.#known)
      } catch (error) {
        // It is looked at again when something happens in it or around it.
        this.#options.onNotice(`${this.folder} cannot be read, so its processors are missing: ${messageOf(error)}`)
      }
    }
    this.#startInterval()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    clearInterval(this.#interval)
    await this.#scanning
    await this.#subscription?.unsubscribe()
  }

  async #attach(): Promise<void> {
    this.#root = await identity(this.folder)
    const root = await realpath(this.folder)
    try {
      const subscribe = this.#options.subscribe ?? (await systemSubscribe())
      this.#subscription = await subscribe(root, (error, events) => {
        if (error) void this.#pollInstead(error)
        else this.#onEvents(events, root)
      })
    } catch (error) {
      this.#sayPolled(error)
    }
  }

  #sayPolled(error: unknown): void {
    this.#options.onNotice(`${this.folder} is polled twice a second, because the system cannot watch it: ${messageOf(error)}`)
  }

  /** The watch broke, as when a new folder needs one more than the system has. */
  async #pollInstead(error: Error): Promise<void> {
    const broken = this.#subscription
    if (!broken || this.#closed) return
    this.#subscription = undefined
    this.#sayPolled(error)
    this.#startInterval()
    this.#schedule(quiet)
    await broken.unsubscribe().catch((second: unknown) => this.#options.onNotice(`Watching ${this.folder}: ${messageOf(second)}`))
  }

  #startInterval(): void {
    clearInterval(this.#interval)
    const polls = this.#root !== undefined && !this.#subscription
    this.#interval = setInterval(() => this.#look(() => this.#checkRoot()), polls ? poll : rootCheck)
    this.#interval.unref()
  }

  #onEvents(events: readonly Event[], root: string): void {
    // What an event names is read again even if its stamp is as before: some file systems count whole seconds.
    const named = new Set(events.map(event => this.folder + event.path.slice(root.length)))
    this.#known = new Map([...this.#known].map(([path, file]) => [path, named.has(path) ? { ...file, stamp: '' } : file]))
    if (events.some(event => !event.path.includes('.') || event.path.endsWith('.py') || event.type !== 'update')) this.#schedule(gathering)
  }

  /** Looks when nothing has happened for a while, at the latest after three seconds. */
  #schedule(delay: number): void {
    const now = performance.now()
    if (this.#timer === undefined) this.#burstStart = now
    clearTimeout(this.#timer)
    const rest = Math.max(0, this.#burstStart + longest - now)
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#look(() => this.#scan())
      },
      Math.min(delay, rest),
    )
  }

  #look(work: () => Promise<void>): void {
    this.#scanning = this.#scanning
      .then(() => (this.#closed ? undefined : work()))
      .catch((error: unknown) => this.#options.onNotice(`Watching ${this.folder}: ${messageOf(error)}`))
  }

  /** Reports what changed once it is at rest. `previous` and `looks` belong to the looks of the same scan. */
  async #scan(previous?: KnownFiles, looks = 1): Promise<void> {
    const before = this.#known
    const found = await scanPythonFiles(this.folder, before).catch(() => undefined)
    if (this.#closed) return
    if (!found) return this.#checkRoot()
    const changed = [...found].filter(([path, file]) => file.stamp !== before.get(path)?.stamp).map(([, file]) => file)
    // Some editors write by taking the old file away first.
    const unfinished = looks === 1 && (changed.some(file => file.empty) || [...before.keys()].some(path => !found.has(path)))
    // Events come late and gathered, so the time of the last write itself says whether somebody may still be writing;
    // without events a file is at rest when two looks see the same.
    const now = Date.now()
    const rest = changed.length > many ? quietAmongMany : quiet
    const fresh = changed.some(file => now >= file.written && now - file.written < rest)
    const unsettled = !this.#subscription && !sameStamps(found, previous ?? before)
    if ((unfinished || fresh || unsettled) && looks * quiet < longest) {
      await new Promise(resolve => setTimeout(resolve, unfinished ? emptyGrace : quiet))
      return this.#scan(found, looks + 1)
    }
    this.#report(found)
  }

  #report(found: KnownFiles): void {
    const before = this.#known
    this.#known = found
    const changed = [...found]
      .filter(([path, { version }]) => before.get(path)?.version !== version)
      .map(([path, { version }]) => ({ path, version }))
    const removed = [...before.keys()].filter(path => !found.has(path)).map(path => ({ path, version: undefined }))
    if (changed.length + removed.length > 0) this.#options.onFiles([...changed, ...removed])
  }

  /** A watch on a folder that was renamed or deleted goes on under the old name, or is silent: compare what is there now. */
  async #checkRoot(): Promise<void> {
    const present = await identity(this.folder)
    if (present === this.#root) return present === undefined || this.#subscription ? undefined : this.#scan()
    await this.#subscription
      ?.unsubscribe()
      .catch((error: unknown) => this.#options.onNotice(`Watching ${this.folder}: ${messageOf(error)}`))
    this.#subscription = undefined
    this.#root = present
    if (present === undefined) {
      this.#options.onNotice(`${this.folder} is gone. Its processors stay until it is back.`)
      this.#report(new Map())
      return
    }
    this.#options.onNotice(`${this.folder} is watched again.`)
    await this.#attach()
    await this.#scan()
    this.#startInterval()
  }
}

/** Tells the folder from another one of the same name; undefined when there is none. */
async function identity(folder: string): Promise<bigint | undefined> {
  const info = await stat(folder, { bigint: true }).catch(() => undefined)
  return info?.isDirectory() ? info.ino : undefined
}

function sameStamps(a: KnownFiles, b: KnownFiles): boolean {
  return a.size === b.size && [...a].every(([path, { stamp }]) => b.get(path)?.stamp === stamp)
}

async function systemSubscribe(): Promise<(folder: string, callback: SubscribeCallback) => Promise<AsyncSubscription>> {
  // For tests of what happens at the system's limits.
  if (process.env.IVW_FAULT === 'watch') throw new Error('ENOSPC: no space left for another watch')
  // A native module: where it cannot be loaded, polling serves.
  const { default: watcher } = await import('@parcel/watcher')
  return (folder, callback) =>
    watcher.subscribe(folder, callback, { ignore: ['**/__pycache__/**', '**/.git/**', '**/node_modules/**', '**/*.pyc'] })
}
