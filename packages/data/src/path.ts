/** The part before the last separator, with it; empty when there is none. Both kinds of separators count. */
export function folderOf(path: string): string {
  return /^.*[/\\]/s.exec(path)?.[0] ?? ''
}

export function isAbsolutePath(path: string): boolean {
  return /^([/\\]|[a-zA-Z]:[/\\])/.test(path)
}

/** `path` seen from `folder`, with `/`, and with `.` and `..` resolved; absolute paths stay where they are. */
export function resolvePath(folder: string, path: string): string {
  const joined = (isAbsolutePath(path) || folder === '' ? path : `${folder}/${path}`).replaceAll('\\', '/')
  const root = /^([a-zA-Z]:\/|\/)/.exec(joined)?.[0] ?? ''
  const parts: string[] = []
  for (const part of joined.slice(root.length).split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '..' || root === '') parts.push(part)
  }
  return root + parts.join('/')
}

/** `path` as seen from `folder`, both absolute; undefined when they have no common root, such as two drives. */
export function relativePath(folder: string, path: string): string | undefined {
  const [from = [], to = []] = [folder, path].map(text => resolvePath('', text).replace(/\/$/, '').split('/'))
  if (from[0] !== to[0] || !isAbsolutePath(folder) || !isAbsolutePath(path)) return undefined
  const different = from.findIndex((part, i) => part !== to[i])
  const common = different < 0 ? from.length : different
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.'
}

/** The part after the last separator. */
export function fileNameOf(path: string): string {
  return path.slice(folderOf(path).length)
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
