import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { UnsavedEntry } from '@ivw/engine/server-protocol'
import { RequestError } from '../errors.ts'
import { sweepTemporaryFiles } from '../files/atomic-write.ts'
import type { HomeFolder } from './home-folder.ts'
import { claimJournal } from './journal-lock.ts'
import { type JournalEntry, JournalStore, journalSchema } from './journal-store.ts'
import { JsonFile } from './json-file.ts'

type State = UnsavedEntry['state']
const states: readonly State[] = ['unsaved', 'closed']
/** What the user has restored or discarded is kept for so long. */
const closedDays = 14
const day = 24 * 60 * 60 * 1000

/**
 * Workspaces with changes that are in no file and that nobody has open, one file each in `journal/unsaved`; those that the user
 * restored or discarded in `journal/closed`, where they are deleted two weeks later. The user's own files are never written.
 */
export class UnsavedWorkspaces {
  readonly #folders: Readonly<Record<State, string>>
  readonly #log: (line: string) => void

  constructor(home: HomeFolder, log: (line: string) => void) {
    this.#folders = { unsaved: join(home.journal, 'unsaved'), closed: join(home.journal, 'closed') }
    this.#log = log
  }

  /** Makes the folders and deletes what was closed long ago. */
  async open(): Promise<void> {
    for (const state of states) {
      await mkdir(this.#folders[state], { recursive: true, mode: 0o700 })
      await sweepTemporaryFiles(this.#folders[state])
    }
    for (const { path, time } of await this.#files('closed')) if (Date.now() - time > closedDays * day) await rm(path, { force: true })
  }

  /** Newest first. */
  async list(): Promise<readonly UnsavedEntry[]> {
    const entries: UnsavedEntry[] = []
    for (const state of states)
      for (const { path, time } of await this.#files(state)) {
        const entry = await this.#file(path).read()
        if (entry) entries.push({ id: basename(path, '.json'), path: entry.path, time, state })
      }
    return entries.sort((a, b) => b.time - a.time)
  }

  async read(id: string): Promise<JournalEntry> {
    const entry = await this.#file((await this.#find(id)).path).read()
    if (!entry) throw new RequestError(410, `The unsaved workspace ${id} is damaged.`)
    return entry
  }

  /** `time`: of the last edit, milliseconds since 1970. What was kept before with this time and name is replaced. */
  async keep(entry: JournalEntry, state: State, time: number = Date.now()): Promise<void> {
    const name = basename(entry.path ?? 'Untitled', '.inv').replaceAll(/[^\p{L}\p{N}-]+/gu, '_')
    const path = join(this.#folders[state], `${time}-${name.slice(0, 40)}.json`)
    await this.#file(path).write(entry)
    await utimes(path, new Date(), new Date(time))
  }

  async mark(id: string, state: State): Promise<void> {
    const found = await this.#find(id)
    if (found.state !== state) await rename(found.path, join(this.#folders[state], basename(found.path)))
  }

  async #find(id: string): Promise<{ readonly path: string; readonly state: State }> {
    for (const state of states) for (const { path } of await this.#files(state)) if (basename(path, '.json') === id) return { path, state }
    throw new RequestError(404, 'That unsaved workspace is not there any more.')
  }

  async #files(state: State): Promise<readonly { readonly path: string; readonly time: number }[]> {
    const names = (await readdir(this.#folders[state])).filter(name => /^\d+-.*\.json$/.test(name))
    const files = names.map(async name => {
      const path = join(this.#folders[state], name)
      // Another server may have taken it away meanwhile.
      const found = await stat(path).catch(() => undefined)
      return found && { path, time: found.mtimeMs }
    })
    return (await Promise.all(files)).filter(file => file !== undefined)
  }

  #file(path: string): JsonFile<JournalEntry> {
    return new JsonFile(path, journalSchema, this.#log)
  }
}

/**
 * What sessions that have ended left unsaved in their journals, `own` among them, is put where the user is asked about it.
 * Journals of servers that live are left alone.
 */
export async function collectUnsaved(
  home: HomeFolder,
  own: number,
  unsaved: UnsavedWorkspaces,
  log: (line: string) => void,
): Promise<void> {
  const numbers = (await readdir(home.journal)).flatMap(name => /^session-(\d+)\.json$/.exec(name)?.[1] ?? [])
  for (const number of numbers.map(Number)) {
    const lock = number === own ? undefined : await claimJournal(home, number)
    if (lock && !('release' in lock)) continue
    try {
      await collectFrom(new JournalStore(home.journal, number, log), unsaved)
    } finally {
      lock?.release()
    }
  }
}

async function collectFrom(journal: JournalStore, unsaved: UnsavedWorkspaces): Promise<void> {
  const entry = await journal.read()
  if (!entry || !isUnsaved(entry)) return
  await unsaved.keep(entry, 'unsaved', await journal.time())
  // The next page opens the same file, as it is on disk.
  await journal.write({ text: '', path: entry.path, modified: false })
}

function isUnsaved({ modified = false, changes = [] }: JournalEntry): boolean {
  return changes.at(-1)?.modified ?? modified
}
