import { readChoice, writeChoice } from './stored-choice.ts'

const key = 'ivw.recentFolders'
const most = 6

/** Folders that a file was chosen from, the last one first. */
export function recentFolders(): readonly string[] {
  const stored = readChoice<unknown>(key, [])
  return Array.isArray(stored) ? stored.filter(folder => typeof folder === 'string').slice(0, most) : []
}

export function rememberFolder(folder: string): void {
  if (folder === '') return
  writeChoice(key, [folder, ...recentFolders().filter(other => other !== folder)].slice(0, most))
}
