import { constants, unlinkSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

interface Slot {
  readonly number: number
  readonly path: string
  /** Bytes that the file has room for without new pages. */
  capacity: number
}

const grain = 1024 * 1024
const keptBytes = 1024 ** 3
// A file takes an array of a quarter of its size; a smaller one would waste it.
const largestWaste = 4

/** Files that this process writes arrays into and the host reads. A file is written again only after the host released it. */
export class SlotPool {
  readonly #folders: readonly string[]
  readonly #prefix: string
  readonly #free = new Map<number, Slot>()
  readonly #lent = new Map<number, Slot>()
  #next = 1

  /** `folders` are tried in order. */
  constructor(folders: readonly string[], prefix: string) {
    this.#folders = folders
    this.#prefix = prefix
  }

  /** Writes all bytes into a free file. Rejects with the file system's error when no folder has room. */
  async write(bytes: Uint8Array): Promise<{ path: string; slot: number }> {
    const free = this.#fitting(bytes.byteLength)
    if (free) {
      this.#free.delete(free.number)
      await writeFile(free.path, bytes)
      this.#lent.set(free.number, free)
      return { path: free.path, slot: free.number }
    }
    const slot = await this.#create(bytes)
    this.#lent.set(slot.number, slot)
    return { path: slot.path, slot: slot.number }
  }

  release(number: number): void {
    const slot = this.#lent.get(number)
    if (!slot) return
    this.#lent.delete(number)
    this.#free.set(number, slot)
    let surplus = [...this.#free.values()].reduce((sum, { capacity }) => sum + capacity, -keptBytes)
    for (const oldest of this.#free.values()) {
      if (surplus <= 0 || this.#free.size === 1) return
      this.#free.delete(oldest.number)
      remove(oldest.path)
      surplus -= oldest.capacity
    }
  }

  /** Removes every file; what the host has mapped stays readable there. Works while the process exits. */
  clear(): void {
    for (const { path } of [...this.#free.values(), ...this.#lent.values()]) remove(path)
    this.#free.clear()
    this.#lent.clear()
  }

  #fitting(size: number): Slot | undefined {
    return [...this.#free.values()]
      .filter(({ capacity }) => capacity >= size && capacity <= Math.max(size * largestWaste, grain))
      .sort((a, b) => a.capacity - b.capacity)[0]
  }

  async #create(bytes: Uint8Array): Promise<Slot> {
    const number = this.#next++
    let failure: unknown
    for (const folder of this.#folders) {
      const path = join(folder, `${this.#prefix}${number}`)
      try {
        await writeFile(path, bytes, constants.O_CREAT | constants.O_EXCL)
        return { number, path, capacity: bytes.byteLength }
      } catch (error) {
        failure = error
        remove(path)
      }
    }
    throw failure
  }
}

async function writeFile(path: string, bytes: Uint8Array, flags = 0): Promise<void> {
  const file: FileHandle = await open(path, constants.O_RDWR | flags, 0o600)
  try {
    let at = 0
    while (at < bytes.byteLength) at += (await file.write(bytes, at, bytes.byteLength - at, at)).bytesWritten
  } finally {
    await file.close()
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or somebody cleaned the folder.
  }
}
