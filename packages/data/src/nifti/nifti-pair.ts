import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'

export interface NiftiPaths {
  readonly header: string
  /** The same as `header` when there is one file. */
  readonly image: string
}

/** The files that belong together, told by their names; packed or not. Throws DataError when the other one is missing. */
export async function pairOf(path: string, files: Files): Promise<NiftiPaths> {
  const [, stem = '', kind = ''] = /^(.*)\.(hdr|img)(?:\.gz)?$/is.exec(path) ?? []
  if (kind === '') return { header: path, image: path }
  const isHeader = kind.toLowerCase() === 'hdr'
  const wanted = isHeader ? 'img' : 'hdr'
  const other = kind === kind.toUpperCase() ? wanted.toUpperCase() : wanted
  for (const candidate of [`${stem}.${other}`, `${stem}.${other}.gz`])
    if ((await files.stat(candidate))?.kind === 'file')
      return isHeader ? { header: path, image: candidate } : { header: candidate, image: path }
  if (isHeader) return { header: path, image: path }
  throw new DataError('The header that belongs to it is missing', { file: path, expected: `${stem}.${other}` })
}
