import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, unlink } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAtomically } from '../files/atomic-write.ts'
import type { Gallery } from './gallery.ts'

/** Pixels of a picture that is drawn for a card. */
const size = '256x192'
const secondsForOne = 60
/** Drawn pictures that are kept. */
const most = 500

export interface WorkspacePicturesOptions {
  readonly gallery: Gallery
  /** Where drawn pictures are kept. */
  readonly folder: string
  /** Program and first arguments of the command line, in front of its verb. */
  readonly command: readonly string[]
}

/**
 * The pictures of workspaces: those that they hold, else one that is drawn by a process of its own, one after the other, and kept.
 * Drawing is without Python: to look at a workspace must not run anything.
 */
export class WorkspacePictures {
  readonly #options: WorkspacePicturesOptions
  readonly #failed = new Set<string>()
  #drawing: Promise<unknown> = Promise.resolve()
  #child: ChildProcess | undefined
  #isClosed = false

  constructor(options: WorkspacePicturesOptions) {
    this.#options = options
  }

  /** JPEG or PNG; undefined when there is none. `draw`: make one where the workspace holds none. */
  async picture(path: string, draw: boolean): Promise<Buffer | undefined> {
    const held = await this.#options.gallery.picture(path)
    if (!held || held.bytes) return held?.bytes
    const file = join(this.#options.folder, `${held.content}.png`)
    const drawn = await readFile(file).catch(() => undefined)
    if (drawn || !draw || this.#failed.has(held.content)) return drawn
    const drawing = this.#drawing.then(() => this.#draw(path, held.content, file))
    this.#drawing = drawing.catch(() => undefined) // The next one is drawn all the same.
    return drawing
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#child?.kill('SIGTERM')
    await this.#drawing
  }

  async #draw(path: string, content: string, file: string): Promise<Buffer | undefined> {
    if (this.#isClosed || this.#failed.has(content)) return undefined
    const known = await readFile(file).catch(() => undefined)
    if (known) return known
    const folder = await mkdtemp(join(tmpdir(), 'ivw-picture-'))
    try {
      await this.#run(['render', path, '--out', folder, '--size', size, '--timeout', String(secondsForOne), '--no-python'])
      const [first] = (await readdir(folder)).filter(name => name.endsWith('.png')).sort()
      if (first === undefined) {
        this.#failed.add(content)
        return undefined
      }
      const bytes = await readFile(join(folder, first))
      await mkdir(this.#options.folder, { recursive: true })
      await writeAtomically(file, bytes)
      await this.#removeOldest()
      return bytes
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** Resolves when the process has ended, whatever it says: what counts is the picture. */
  #run(parameters: readonly string[]): Promise<void> {
    const [program = '', ...first] = this.#options.command
    const child = spawn(program, [...first, ...parameters], { stdio: 'ignore' })
    this.#child = child
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const limit = setTimeout(() => child.kill('SIGKILL'), (secondsForOne + 30) * 1000)
    return new Promise(resolve => {
      const end = () => {
        clearTimeout(limit)
        this.#child = undefined
        resolve()
      }
      child.once('close', end)
      child.once('error', end)
    })
  }

  async #removeOldest(): Promise<void> {
    const names = await readdir(this.#options.folder)
    if (names.length <= most) return
    const files = await Promise.all(names.map(async name => ({ name, time: (await stat(join(this.#options.folder, name))).mtimeMs })))
    for (const { name } of files.sort((a, b) => a.time - b.time).slice(0, names.length - most))
      await unlink(join(this.#options.folder, name))
  }
}
