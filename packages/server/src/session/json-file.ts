import { readFile, rename, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { isErrno, messageOf } from '../errors.ts'
import { writeAtomically } from '../files/atomic-write.ts'

/**
 * A JSON file of ours. One that cannot be read is moved aside to `<name>.invalid` (`.invalid-2`, ...), never deleted, and counts as missing;
 * `onInvalid` is told in a sentence. Writes come after each other.
 */
export class JsonFile<T> {
  readonly #path: string
  readonly #schema: z.ZodType<T>
  readonly #onInvalid: (text: string) => void
  #writing: Promise<void> = Promise.resolve()

  constructor(path: string, schema: z.ZodType<T>, onInvalid: (text: string) => void) {
    this.#path = path
    this.#schema = schema
    this.#onInvalid = onInvalid
  }

  /** undefined when there is no usable file. */
  async read(): Promise<T | undefined> {
    await this.settled()
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) this.#onInvalid(`${this.#path} cannot be read: ${messageOf(error)}`)
      return undefined
    }
    try {
      return this.#schema.parse(JSON.parse(text))
    } catch (error) {
      const aside = await moveAside(this.#path)
      this.#onInvalid(`${this.#path} is damaged (${messageOf(error).split('\n', 1)[0]}). It was moved to ${aside}.`)
      return undefined
    }
  }

  /** Resolves when the value is on disk. */
  async write(value: T): Promise<void> {
    // Stringified now: the caller may go on changing it.
    const text = `${JSON.stringify(value, undefined, 2)}\n`
    const written = this.#writing.then(() => writeAtomically(this.#path, text, { mode: 0o600 }))
    this.#writing = written.catch(() => undefined) // The caller hears of it; later writes go on.
    await written
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#writing
  }
}

/** Under the first name that is free: what was moved aside before stays, too. */
async function moveAside(path: string): Promise<string> {
  for (let number = 1; ; number++) {
    const aside = number === 1 ? `${path}.invalid` : `${path}.invalid-${number}`
    if (await stat(aside).catch(() => undefined)) continue
    await rename(path, aside)
    return aside
  }
}
