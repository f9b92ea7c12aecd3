import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { GalleryItem } from '@ivw/engine/protocol'
import { listOf, parseWorkspace, readAnnotations, readPictures } from '@ivw/workspace'
import type { GuardedFiles } from '../files/guarded-files.ts'

/** How deep below a folder workspaces are looked for, in how many folders, and how many are shown: a disk must not be read as a whole. */
const depth = 6
const mostFolders = 2000
const mostWorkspaces = 500
/** As much as is read of a workspace. */
const mostBytes = 64 * 2 ** 20
/** What is remembered: so many workspaces, and so many bytes of their pictures. */
const remembered = { workspaces: 2000, bytes: 64 * 2 ** 20 }

interface Described {
  /** Tells whether the file is still the one that was described. */
  readonly stamp: string
  readonly item: GalleryItem
  readonly picture: Buffer | undefined
}

/** Workspaces as cards show them, by what they say of themselves. Nothing of them is run. */
export class Gallery {
  readonly #files: GuardedFiles
  /** The ones that were asked for last at the end. */
  readonly #described = new Map<string, Described>()
  #pictureBytes = 0

  constructor(files: GuardedFiles) {
    this.#files = files
  }

  /** The workspaces in a folder and the folders in it, by path; none when there is no such folder. */
  async list(folder: string): Promise<GalleryItem[]> {
    const paths = await this.#find(folder)
    const items: GalleryItem[] = []
    // One after the other: a folder of large workspaces would fill the memory otherwise.
    for (const path of paths.slice(0, mostWorkspaces)) items.push(await this.describe(path))
    return items
  }

  async describe(path: string): Promise<GalleryItem> {
    return (await this.#describe(path))?.item ?? { ...unknown(path), missing: true }
  }

  /** The first picture of a canvas, else that of the network, as JPEG; and a name for the file's content. */
  async picture(path: string): Promise<{ readonly bytes: Buffer | undefined; readonly content: string } | undefined> {
    const described = await this.#describe(path)
    return described && { bytes: described.picture, content: createHash('sha256').update(`${path}\0${described.stamp}`).digest('hex') }
  }

  /** Folders that are nearer come first. */
  async #find(root: string): Promise<string[]> {
    const found: string[] = []
    let level = [root]
    for (let visited = 0, down = 0; level.length > 0 && down <= depth && found.length < mostWorkspaces; down++) {
      const next: string[] = []
      for (const folder of level.slice(0, Math.max(0, mostFolders - visited))) {
        const entries = (await this.#files.list(folder).catch(() => [])).filter(
          ({ name }) => !name.startsWith('.') && name !== 'node_modules',
        )
        for (const { name, kind } of entries) {
          if (kind === 'directory') next.push(join(folder, name))
          else if (name.endsWith('.inv')) found.push(join(folder, name))
        }
      }
      visited += level.length
      level = next
    }
    return found
  }

  async #describe(path: string): Promise<Described | undefined> {
    const stat = await this.#files.stat(path).catch(() => undefined)
    if (stat?.kind !== 'file') return undefined
    const stamp = `${stat.size} ${stat.modified}`
    const known = this.#described.get(path)
    const described = known?.stamp === stamp ? known : { stamp, ...said((await this.#text(path)) ?? '', path) }
    this.#remember(path, described)
    return described
  }

  /** Undefined when it is too large, or may not be read: opening the workspace says so. */
  async #text(path: string): Promise<string | undefined> {
    try {
      const { handle, stat } = await this.#files.open(path)
      try {
        return stat.size > mostBytes ? undefined : await handle.readFile('utf8')
      } finally {
        await handle.close()
      }
    } catch {
      return undefined
    }
  }

  #remember(path: string, described: Described): void {
    this.#forget(path)
    this.#described.set(path, described)
    this.#pictureBytes += described.picture?.length ?? 0
    for (const oldest of this.#described.keys()) {
      if (this.#described.size <= remembered.workspaces && this.#pictureBytes <= remembered.bytes) return
      this.#forget(oldest)
    }
  }

  #forget(path: string): void {
    this.#pictureBytes -= this.#described.get(path)?.picture?.length ?? 0
    this.#described.delete(path)
  }
}

const unknown = (path: string): GalleryItem => ({
  path,
  title: basename(path, '.inv'),
  author: '',
  tags: [],
  categories: [],
  description: '',
})

/** Of the file only the annotations are parsed: networks are large. */
function said(text: string, path: string): Omit<Described, 'stamp'> {
  const start = text.indexOf('<WorkspaceAnnotations')
  const end = text.indexOf('</WorkspaceAnnotations>', start)
  if (start < 0 || end < 0) return { item: unknown(path), picture: undefined }
  try {
    const { parts } = parseWorkspace(
      `<InviwoWorkspace><ProcessorNetwork/>${text.slice(start, end)}</WorkspaceAnnotations></InviwoWorkspace>`,
    )
    const { title, author, tags, categories, description } = readAnnotations(parts)
    const item = { author, tags: listOf(tags), categories: listOf(categories), description }
    const { canvases, network } = readPictures(parts)
    const picture = canvases[0] ?? network
    return {
      item: { ...unknown(path), ...item, ...(title.trim() !== '' && { title: title.trim() }) },
      picture: picture && Buffer.from(picture.base64, 'base64'),
    }
  } catch {
    // What it says cannot be read; opening the workspace tells what is wrong with it.
    return { item: unknown(path), picture: undefined }
  }
}
