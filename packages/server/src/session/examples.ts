import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface Example {
  readonly path: string
  readonly title: string
  readonly description: string
}

/**
 * The example workspaces: `.inv` files in a folder and the folders in it. Title and description are the heading and the first paragraph
 * of the Markdown file beside one with the same name.
 */
export async function listExamples(folder: string): Promise<Example[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = [folder, ...entries.filter(entry => entry.isDirectory()).map(entry => join(folder, entry.name))]
  const lists = await Promise.all(folders.map(workspacesIn))
  return await Promise.all(lists.flat().map(describe))
}

async function workspacesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter(name => name.endsWith('.inv'))
    .sort()
    .map(name => join(folder, name))
}

async function describe(path: string): Promise<Example> {
  const text = await readFile(path.replace(/\.inv$/, '.md'), 'utf8').catch(() => '')
  const title = /^# +(.+)$/m.exec(text)?.[1]?.trim() ?? basename(path, '.inv')
  const paragraph = text
    .split(/\r?\n\s*\r?\n/)
    .map(part => part.trim())
    .find(part => part !== '' && !part.startsWith('#'))
  return { path, title, description: paragraph?.replace(/\s+/g, ' ') ?? '' }
}
