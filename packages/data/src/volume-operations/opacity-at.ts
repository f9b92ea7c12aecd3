/** Opacity in a table of RGBA entries (`lookupTable`) at a place from 0 to 1: between the centres of entries linearly, as a GPU samples it. */
export function opacityAt(table: Float32Array, t: number): number {
  const last = table.length / 4 - 1
  const place = Math.min(Math.max(t * (last + 1) - 0.5, 0), last)
  const left = Math.min(Math.floor(place), last - 1)
  const [a, b] = [table[left * 4 + 3] as number, table[left * 4 + 7] as number]
  return a + (b - a) * (place - left)
}
