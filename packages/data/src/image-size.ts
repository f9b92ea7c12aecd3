import { DataError } from './errors.ts'

/** As many as Pillow accepts; more is a decompression bomb or wants tiles. */
export const mostPixels = 89_478_485

/** Throws DataError unless the size is one that is decoded. `offset`: where the file says it. */
export function checkImageSize(width: number, height: number, file: string, offset?: number): void {
  if (width > 0 && height > 0 && width * height <= mostPixels) return
  throw new DataError('The image has a size that is refused', {
    file,
    ...(offset !== undefined && { offset }),
    expected: `1 to ${mostPixels} pixels`,
    found: `${width} x ${height}`,
  })
}
