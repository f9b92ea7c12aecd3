const key = 'ivw.recentFolders'
const most = 6

/** Folders that a file was chosen from, the last one first. */
export function recentFolders(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(folder => typeof folder === 'string').slice(0, most) : []
  } catch {
    // What another version, or the user, wrote there is of no use.
    return []
  }
}

export function rememberFolder(folder: string): void {
  if (folder === '') return
  localStorage.setItem(key, JSON.stringify([folder, ...recentFolders().filter(other => other !== folder)].slice(0, most)))
}
