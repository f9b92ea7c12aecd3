import { scriptNameAt, scriptPath } from '@ivw/engine/protocol'

const untitled = 'untitled:'

/** How a language server names a file: `file:///home/user/a%20b.py`; a script that is in no file is `untitled:` there. */
export function fileUri(path: string): string {
  const script = scriptNameAt(path)
  if (script !== undefined) return untitled + encodeURIComponent(script)
  const segments = path.replaceAll('\\', '/').split('/')
  // A drive's colon stays as it is.
  return `file://${path.startsWith('/') ? '' : '/'}${segments.map(segment => (/^[A-Za-z]:$/.test(segment) ? segment : encodeURIComponent(segment))).join('/')}`
}

/** The path that a language server means; it may write characters as escapes that we do not. */
export function filePath(uri: string): string {
  if (uri.startsWith(untitled)) return scriptPath(decodeURIComponent(uri.slice(untitled.length)))
  const path = decodeURIComponent(uri.replace(/^file:\/\//, ''))
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}
