import { appendFile, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isErrno, RequestError } from '../errors.ts'
import { JsonFile } from './json-file.ts'

const changeSchema = z.object({
  base: z.string(),
  modified: z.boolean(),
  text: z.string(),
  edits: z.array(z.string()).optional(),
  processors: z.array(z.string()).optional(),
})

/** The workspace as the engine last journalled it whole, the file that it belongs to, and what changed since. */
export const journalSchema = z.looseObject({
  text: z.string(),
  path: z.string().optional(),
  version: z.string().optional(),
  modified: z.boolean().optional(),
  id: z.string().optional(),
  changes: z.array(changeSchema).optional(),
})

export { changeSchema as journalChangeSchema }
export type JournalChange = z.infer<typeof changeSchema>
export type JournalEntry = z.infer<typeof journalSchema>

/**
 * The journal of one session: `session-N.json` holds a workspace whole and is replaced atomically, `session-N.changes` a line for
 * each change since. A line that a crash cut short is left out when it is read, and so are lines of another entry.
 */
export class JournalStore {
  readonly #entry: JsonFile<JournalEntry>
  readonly #entryPath: string
  readonly #changesPath: string
  #id: string | undefined
  #writing: Promise<unknown> = Promise.resolve()

  /** `onInvalid` is told of a damaged entry, which is moved aside. */
  constructor(folder: string, number: number, onInvalid: (text: string) => void) {
    this.#entryPath = join(folder, `session-${number}.json`)
    this.#changesPath = join(folder, `session-${number}.changes`)
    this.#entry = new JsonFile(this.#entryPath, journalSchema, onInvalid)
  }

  /** The entry with the changes that continue it. */
  async read(): Promise<JournalEntry | undefined> {
    await this.settled()
    const entry = await this.#entry.read()
    if (entry?.id === undefined) return entry
    this.#id = entry.id
    const changes = await this.#readChanges(entry.id)
    return changes.length === 0 ? entry : { ...entry, changes }
  }

  write(entry: JournalEntry): Promise<void> {
    return this.#queue(async () => {
      await this.#entry.write(entry)
      this.#id = entry.id
      // Of the entry before; what a crash leaves of them here is not read, for it names that entry.
      await rm(this.#changesPath, { force: true })
    })
  }

  /** @throws RequestError 409 when the journal holds another entry than the one that is continued. */
  append(change: JournalChange): Promise<void> {
    return this.#queue(async () => {
      if (change.base !== this.#id) throw new RequestError(409, 'The journal holds another workspace.')
      await appendFile(this.#changesPath, `${JSON.stringify(change)}\n`, { mode: 0o600 })
    })
  }

  /** When it was last written, milliseconds since 1970. */
  async time(): Promise<number> {
    const times = await Promise.all([this.#entryPath, this.#changesPath].map(path => stat(path).then(({ mtimeMs }) => mtimeMs, nothing)))
    return Math.round(Math.max(...times.map(time => time ?? 0)))
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #readChanges(base: string): Promise<JournalChange[]> {
    const text = await readFile(this.#changesPath, 'utf8').catch(error => {
      if (isErrno(error, 'ENOENT')) return ''
      throw error
    })
    const changes: JournalChange[] = []
    for (const line of text.split('\n').slice(0, -1)) {
      const change = changeSchema.safeParse(parsed(line))
      if (!change.success) break
      if (change.data.base === base) changes.push(change.data)
    }
    return changes
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(work)
    this.#writing = written.catch(nothing) // The caller hears of it; later writes go on.
    return written
  }
}

const nothing = () => undefined

/** undefined for a line that is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
