import { posix, win32 } from 'node:path'
import { RequestError } from '../errors.ts'

const shortName = /^[A-Z0-9_$-]{1,6}~\d+(\.[A-Z0-9]{0,3})?$/
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * An absolute path in normal form, or RequestError 400. What only one operating system reads as something else
 * (drives, shares, alternate streams, short and device names) is refused on all of them: workspaces travel.
 */
export function checkedPath(path: unknown, platform: NodeJS.Platform = process.platform): string {
  const reason = typeof path !== 'string' ? 'a path is missing' : fault(path, platform)
  if (reason) throw new RequestError(400, `Bad path: ${reason}.`)
  return (platform === 'win32' ? win32 : posix).normalize(path as string)
}

function fault(path: string, platform: NodeJS.Platform): string | undefined {
  const windows = platform === 'win32'
  const segments = path.split(windows ? /[\\/]/ : '/')
  if (path.length === 0 || path.length > 4096 || segments.some(segment => Buffer.byteLength(segment) > 255)) return 'its length'
  if (path.includes('\0')) return 'it holds a NUL character'
  if (/^[\\/]{2}/.test(path)) return 'network shares are not read'
  if (!windows && path.includes('\\')) return 'it holds a backslash'
  if (!windows && /(^|\/)[A-Za-z]:/.test(path)) return 'it names a drive'
  if (!(windows ? /^[A-Za-z]:[\\/]/.test(path) : path.startsWith('/'))) return 'it is not absolute'
  const names = windows ? segments.slice(1) : segments
  if (names.some(name => name.includes('::') || /:\$/.test(name) || (windows && name.includes(':')))) return 'it names an alternate stream'
  if (names.some(name => shortName.test(name) || deviceName.test(name))) return 'it holds a short or device name'
  return undefined
}

/** Whether `path` is `folder` or lies in it; both absolute and normal. Compares with a separator: `/srv/ws-evil` is not in `/srv/ws`. */
export function isInside(path: string, folder: string, separator: string = process.platform === 'win32' ? '\\' : '/'): boolean {
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator)
}
