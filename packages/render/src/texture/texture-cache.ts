import type { Texture } from 'three/webgpu'

/** A texture that was made from an array, with what goes along with it. */
export interface CachedTexture {
  readonly texture: Texture
  readonly bytes: number
  /** Its numbers are on the GPU alone: the renderer cannot make it again once it was disposed of. */
  readonly filledOnce?: boolean
}

interface Entry<T extends CachedTexture> {
  readonly name: string
  readonly ready: Promise<T>
  value: T | undefined
}

/**
 * Textures by the array that they were made from, the longest unused first. When they are together larger than the budget, the
 * longest unused ones go; so do those whose array nobody holds any more. The texture asked for last always stays.
 */
export class TextureCache<T extends CachedTexture = CachedTexture> {
  readonly #budget: number
  readonly #keys = new WeakMap<object, string>()
  readonly #entries = new Map<string, Entry<T>>()
  #next = 0
  /** Too old, but what asked for them may not have drawn yet. */
  #leaving: T[] = []
  #hasDrawn = false
  readonly #unreachable = new FinalizationRegistry<string>(name => this.#remove(name))

  /** `budget` in bytes. */
  constructor(budget: number) {
    this.#budget = budget
  }

  /** Bytes of all textures that are there. */
  get bytes(): number {
    let bytes = 0
    for (const { value } of this.#entries.values()) bytes += value?.bytes ?? 0
    for (const value of this.#leaving) bytes += value.bytes
    return bytes
  }

  get size(): number {
    return this.#entries.size
  }

  /** The texture for `source` (and `variant` of it), made when it is missing. One that is being made is waited for, not made twice. */
  get(source: object, variant: string, make: () => Promise<T>): Promise<T> {
    if (this.#hasDrawn) this.#letGo()
    const name = this.#nameOf(source, variant)
    const found = this.#entries.get(name)
    if (found) {
      this.#touch(name, found)
      return found.ready
    }
    const entry: Entry<T> = { name, ready: make(), value: undefined }
    this.#entries.set(name, entry)
    entry.ready.then(
      value => this.#arrived(entry, value),
      () => this.#entries.delete(name),
    )
    return entry.ready
  }

  /** Whether there is a texture, or will be: one that is being made counts. */
  has(source: object, variant: string): boolean {
    const key = this.#keys.get(source)
    return key !== undefined && this.#entries.has(`${key} ${variant}`)
  }

  /** The texture if it is there already. */
  peek(source: object, variant: string): T | undefined {
    const name = this.#nameOf(source, variant)
    const found = this.#entries.get(name)
    if (found) this.#touch(name, found)
    return found?.value
  }

  clear(): void {
    for (const name of [...this.#entries.keys()]) this.#remove(name)
    this.#letGo()
  }

  /** What was asked for has been drawn with. */
  drawn(): void {
    this.#hasDrawn = this.#leaving.length > 0
  }

  #letGo(): void {
    for (const { texture } of this.#leaving) texture.dispose()
    this.#leaving = []
    this.#hasDrawn = false
  }

  #nameOf(source: object, variant: string): string {
    let key = this.#keys.get(source)
    if (key === undefined) {
      key = `${this.#next++}`
      this.#keys.set(source, key)
    }
    const name = `${key} ${variant}`
    if (!this.#entries.has(name)) this.#unreachable.register(source, name)
    return name
  }

  #touch(name: string, entry: Entry<T>): void {
    this.#entries.delete(name)
    this.#entries.set(name, entry)
  }

  #arrived(entry: Entry<T>, value: T): void {
    entry.value = value
    if (this.#entries.get(entry.name) !== entry) value.texture.dispose()
    let bytes = this.bytes
    for (const value of this.#leaving) bytes -= value.bytes
    for (const [name, old] of this.#entries) {
      if (bytes <= this.#budget) break
      if (old === entry || !old.value) continue
      bytes -= old.value.bytes
      if (old.value.filledOnce) {
        this.#entries.delete(name)
        this.#leaving.push(old.value)
        this.#hasDrawn = false
      } else this.#remove(name)
    }
  }

  #remove(name: string): void {
    const entry = this.#entries.get(name)
    this.#entries.delete(name)
    entry?.value?.texture.dispose()
  }
}
