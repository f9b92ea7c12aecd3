import type { GalleryItem } from '@ivw/engine/protocol'
import { z } from 'zod'
import type { Gallery } from './gallery.ts'
import { JsonFile } from './json-file.ts'

/** How many are remembered. */
const most = 20

const schema = z.object({ workspaces: z.array(z.object({ path: z.string(), opened: z.number() })) })

/** The workspaces that the user opened or saved last, in a file of the home folder. */
export class RecentFiles {
  readonly #file: JsonFile<z.infer<typeof schema>>
  readonly #gallery: Gallery
  /** Edits come after each other. */
  #editing: Promise<unknown> = Promise.resolve()

  constructor(path: string, gallery: Gallery, onInvalid: (text: string) => void) {
    this.#file = new JsonFile(path, schema, onInvalid)
    this.#gallery = gallery
  }

  /** Newest first; those whose file is gone say so. */
  async list(): Promise<GalleryItem[]> {
    const items: GalleryItem[] = []
    // One after the other: large workspaces would fill the memory otherwise.
    for (const { path, opened } of await this.#read()) items.push({ ...(await this.#gallery.describe(path)), opened })
    return items
  }

  remember(path: string): Promise<void> {
    return this.#edit(entries => [{ path, opened: Date.now() }, ...entries.filter(entry => entry.path !== path)].slice(0, most))
  }

  forget(path: string): Promise<void> {
    return this.#edit(entries => entries.filter(entry => entry.path !== path))
  }

  async settled(): Promise<void> {
    await this.#editing
    await this.#file.settled()
  }

  async #read(): Promise<z.infer<typeof schema>['workspaces']> {
    return (await this.#file.read())?.workspaces ?? []
  }

  #edit(change: (entries: z.infer<typeof schema>['workspaces']) => z.infer<typeof schema>['workspaces']): Promise<void> {
    const edited = this.#editing.then(async () => this.#file.write({ workspaces: change(await this.#read()) }))
    this.#editing = edited.catch(() => undefined) // The caller hears of it; later edits go on.
    return edited
  }
}
