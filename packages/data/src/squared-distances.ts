/** Squared distances within a row. */
export function alongRow(row: Float32Array, isFeature: (x: number) => boolean, perPixel: number): void {
  let distance = row.length
  for (let x = 0; x < row.length; x++) {
    distance = isFeature(x) ? 0 : distance + 1
    row[x] = perPixel * distance * distance
  }
  distance = row.length
  for (let x = row.length - 1; x >= 0; x--) {
    distance = isFeature(x) ? 0 : distance + 1
    row[x] = Math.min(row[x] as number, perPixel * distance * distance)
  }
}

/** The squared distance at one place of a line across the rows, of which the squared distances within rows are known. */
export function nearestInColumn(column: Float32Array, y: number, perPixel: number): number {
  let nearest = column[y] as number
  if (nearest <= 0) return nearest
  const reach = Math.trunc(Math.sqrt(nearest / perPixel)) + 1
  const last = Math.min(reach, column.length - y)
  for (let n = -Math.min(reach, y - 1); n < last; n++)
    nearest = Math.min(nearest, (column[y + n] ?? Number.POSITIVE_INFINITY) + perPixel * n * n)
  return nearest
}
