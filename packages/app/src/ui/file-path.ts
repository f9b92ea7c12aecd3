export interface FileFilter {
  readonly extension: string
  readonly description: string
}

/** Paths of the server: `/` everywhere, `\` on Windows. */
export function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return end < 0 ? '' : path.slice(0, Math.max(end, 1))
}

export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** A name inside of a folder; a name that is a whole path stays. */
export function joinPath(folder: string, name: string): string {
  if (/^(\/|[A-Za-z]:[\\/]|\\\\)/.test(name)) return name
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  return folder.endsWith(separator) ? folder + name : folder + separator + name
}

export function matchesFilters(name: string, filters: readonly FileFilter[]): boolean {
  const wanted = filters.map(({ extension }) => extension.replace(/^\*?\./, '').toLowerCase())
  return (
    wanted.length === 0 || wanted.some(extension => extension === '' || extension === '*' || name.toLowerCase().endsWith(`.${extension}`))
  )
}

/** The name with the first filter's extension when it has none that fits. */
export function withExtension(name: string, filters: readonly FileFilter[]): string {
  const [first] = filters
  return !first || matchesFilters(name, filters) ? name : `${name}.${first.extension.replace(/^\*?\./, '')}`
}

export interface FilterChoice {
  readonly id: string
  readonly label: string
  readonly filters: readonly FileFilter[]
}

/** What a list of files can be narrowed to: all that the filters name, each of them, and everything. */
export function filterChoices(filters: readonly FileFilter[]): readonly FilterChoice[] {
  const named = filters.filter(({ extension }) => extension !== '' && extension !== '*')
  if (named.length === 0) return []
  const single = named.map(filter => ({ id: `${filter.extension} ${filter.description}`, label: labelOf(filter), filters: [filter] }))
  const everything: FilterChoice = { id: 'everything', label: 'All files', filters: [] }
  if (single.length === 1) return [...single, everything]
  const names = extensionsOf(named)
  return [{ id: 'named', label: names.length > 40 ? 'All that fit' : names, filters: named }, ...single, everything]
}

function labelOf({ extension, description }: FileFilter): string {
  const pattern = extensionsOf([{ extension, description }])
  return description === '' || description === extension ? pattern : `${description} (${pattern})`
}

/** A name as it is shown: letters that would turn its order about, or that cannot be seen, stand as signs. */
export function visibleName(name: string): string {
  return name.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

/** `*.npy, *.npz`. */
export function extensionsOf(filters: readonly FileFilter[]): string {
  return filters
    .map(({ extension }) => (extension === '' || extension === '*' ? 'all files' : `*.${extension.replace(/^\*?\./, '')}`))
    .join(', ')
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000
  return `${unit === 0 || value >= 100 ? Math.round(value).toString() : value.toFixed(1)} ${units[unit] ?? ''}`
}
