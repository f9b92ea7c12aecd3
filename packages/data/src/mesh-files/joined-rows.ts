import type { Pauses } from '../pauses.ts'

export interface JoinedRows<A> {
  /** Each different row once, in the order in which they came. */
  readonly rows: A
  /** For each row that was given, the number of its equal in `rows`. */
  readonly numbers: Uint32Array<ArrayBuffer>
}

/** Finds equal rows of `width` numbers, by their bits. */
export async function joinedRows<A extends Float32Array | Int32Array>(all: A, width: number, pauses: Pauses): Promise<JoinedRows<A>> {
  const count = all.length / width
  const bits = new Int32Array(all.buffer, all.byteOffset, all.length)
  const numbers = new Uint32Array(count)
  const kept = new Uint32Array(count)
  // Open addressing, at most half full.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1, count) * 2)))
  let found = 0
  for (let row = 0; row < count; row++) {
    if (row % 32768 === 0) await pauses.take()
    let slot = hash(bits, row * width, width) & (slots.length - 1)
    for (;;) {
      const other = slots[slot] as number
      if (other === 0) {
        slots[slot] = found + 1
        kept[found] = row
        numbers[row] = found++
        break
      }
      if (isEqual(bits, row * width, (kept[other - 1] as number) * width, width)) {
        numbers[row] = other - 1
        break
      }
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const rows = new (all.constructor as new (length: number) => A)(found * width)
  for (let i = 0; i < found; i++) {
    const from = (kept[i] as number) * width
    rows.set(all.subarray(from, from + width), i * width)
  }
  return { rows, numbers }
}

/** FNV-1a over whole words, with its upper bits mixed into the lower ones. */
function hash(bits: Int32Array, from: number, width: number): number {
  let value = 0x811c9dc5
  for (let i = from; i < from + width; i++) value = Math.imul(value ^ (bits[i] as number), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 12)) >>> 0
}

function isEqual(bits: Int32Array, a: number, b: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (bits[a + i] !== bits[b + i]) return false
  return true
}
