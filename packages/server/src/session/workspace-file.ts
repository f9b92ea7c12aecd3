import { type FSWatcher, watch } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { GuardedFiles } from '../files/guarded-files.ts'
import type { HomeFolder } from './home-folder.ts'
import { claimLock, type ProcessLock } from './process-lock.ts'

export interface WorkspaceFileState {
  readonly path: string
  /** Undefined when there is no such file. */
  readonly version: string | undefined
  /** Another server that has the file open. */
  readonly process?: number | undefined
}

/** Milliseconds. A file is looked at when nothing happened in its folder for a while, and now and then all the same. */
const quiet = 100
const look = 2000

/** The file of the open workspace: what is on disk now, by its content, and whether another server has it open. */
export class WorkspaceFile {
  readonly #files: GuardedFiles
  readonly #home: HomeFolder
  readonly #onChange: (state: WorkspaceFileState) => void
  #path: string | undefined
  #state: WorkspaceFileState | undefined
  #lock: ProcessLock | undefined
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined
  #interval: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()

  constructor(files: GuardedFiles, home: HomeFolder, onChange: (state: WorkspaceFileState) => void) {
    this.#files = files
    this.#home = home
    this.#onChange = onChange
  }

  /** As it was last seen. */
  get state(): WorkspaceFileState | undefined {
    return this.#state
  }

  /** Lets go of the file before, and claims and watches this one. */
  follow(path: string | undefined): void {
    if (path === this.#path) return
    this.#stop()
    this.#path = path
    if (path === undefined) return
    this.#watch(path)
    this.#interval = setInterval(() => this.#look(), look)
    this.#interval.unref()
    this.#look()
  }

  async close(): Promise<void> {
    this.follow(undefined)
    await this.#looking
  }

  /** The folder, not the file: after another program's atomic save a watch on the file hears nothing more. */
  #watch(path: string): void {
    try {
      this.#watcher = watch(dirname(path), (_event, name) => {
        if (name !== null && name !== basename(path)) return
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => this.#look(), quiet)
      })
      // The folder is gone, or the system has no more watches: looking now and then has to do.
      this.#watcher.on('error', () => this.#watcher?.close())
    } catch {
      this.#watcher = undefined
    }
  }

  #look(): void {
    const path = this.#path
    this.#looking = this.#looking.then(async () => {
      if (path === undefined || path !== this.#path) return
      const version = await this.#files.version(path).catch(() => undefined)
      // Where no lock can be made, the file is open all the same.
      const process = await this.#claim(path).catch(() => undefined)
      if (path !== this.#path) return
      const before = this.#state
      this.#state = { path, version, process }
      if (before?.path !== path || before.version !== version || before.process !== process) this.#onChange(this.#state)
    })
  }

  /** The process that has the file, unless it is this one. */
  async #claim(path: string): Promise<number | undefined> {
    if (this.#lock) return undefined
    // Two names of one file are one file.
    const real = await realpath(path).catch(() => path)
    const lock = await claimLock(`workspace ${real}`, this.#home.run)
    if (!('release' in lock)) return lock.holder ?? 0
    if (path === this.#path) this.#lock = lock
    else lock.release()
    return undefined
  }

  #stop(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#interval)
    this.#watcher?.close()
    this.#watcher = undefined
    this.#lock?.release()
    this.#lock = undefined
    this.#state = undefined
  }
}
