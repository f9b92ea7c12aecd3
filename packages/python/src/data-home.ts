import { type ArraySource, DataError } from '@ivw/data'
import { type ArrayFetcher, PythonArray } from './python-array.ts'
import type { DataBorder } from './python-data.ts'

/** Data that Python keeps for us although newer ones took their place. The oldest beyond this are given up. */
const supersededLimit = 512 * 1024 * 1024

/**
 * Which side holds which array. Python keeps an array as long as something here refers to it; this side keeps what it
 * offered until Python forgot it.
 */
export class DataHome implements DataBorder {
  readonly #fetcher: ArrayFetcher
  readonly #release: (handles: readonly string[]) => void
  #offered = new Map<string, { readonly source: ArraySource; mentions: number }>()
  #handleOfSource = new WeakMap<ArraySource, string>()
  #arrays = new Map<string, WeakRef<PythonArray>>()
  #handleOfObject = new WeakMap<object, string>()
  #superseded: { readonly handle: string; readonly bytes: number }[] = []
  #supersededBytes = 0
  #next = 1
  /** Handles of an earlier host name nothing in this one. */
  #generation = 0
  readonly #forgotten = new FinalizationRegistry<{ handle: string; generation: number }>(({ handle, generation }) => {
    if (generation === this.#generation) this.#releaseUnused(handle)
  })
  readonly #references = new Map<string, number>()

  constructor(fetcher: ArrayFetcher, release: (handles: readonly string[]) => void) {
    this.#fetcher = fetcher
    this.#release = release
  }

  source({ home, handle }: { readonly home: 'python' | 'engine'; readonly handle: string }, length: number): ArraySource {
    if (home === 'engine') return this.offered(handle)
    const known = this.#arrays.get(handle)?.deref()
    if (known) return known
    const array = new PythonArray(handle, length, this.#fetcher)
    this.#arrays.set(handle, new WeakRef(array))
    this.#watch(array, handle)
    return array
  }

  offer(source: ArraySource): string {
    const known = this.#handleOfSource.get(source)
    const entry = known === undefined ? undefined : this.#offered.get(known)
    if (known !== undefined && entry) {
      entry.mentions++
      return known
    }
    const handle = `e${this.#next++}`
    this.#offered.set(handle, { source, mentions: 1 })
    this.#handleOfSource.set(source, handle)
    return handle
  }

  /** @throws DataError when Python asks for what it has released. */
  offered(handle: string): ArraySource {
    const entry = this.#offered.get(handle)
    if (!entry) throw new DataError(`The data ${handle} are no longer in the engine`)
    return entry.source
  }

  /** Python forgot data of ours, having heard of them `mentions` times; a mention that is under way keeps them. */
  released(handle: string, mentions: number): void {
    const entry = this.#offered.get(handle)
    if (entry && entry.mentions <= mentions) this.#offered.delete(handle)
  }

  adopt(object: object, handle: string): void {
    this.#handleOfObject.set(object, handle)
    this.#watch(object, handle)
  }

  handleOf(object: object): string | undefined {
    const handle = this.#handleOfObject.get(object)
    return handle !== undefined && this.#references.has(handle) ? handle : undefined
  }

  /** Newer data took the place of these on their outport. Python keeps them a while for who still reads them. */
  supersede(handle: string, bytes: number): void {
    this.#superseded.push({ handle, bytes })
    this.#supersededBytes += bytes
    while (this.#supersededBytes > supersededLimit && this.#superseded.length > 1) {
      const oldest = this.#superseded.shift()
      if (!oldest) return
      this.#supersededBytes -= oldest.bytes
      this.#giveUp(oldest.handle)
    }
  }

  /** A new host starts: nothing of the old one is left. */
  reset(reason: string): void {
    for (const array of this.#arrays.values()) array.deref()?.lose(reason)
    this.#generation++
    this.#arrays = new Map()
    this.#offered = new Map()
    this.#handleOfSource = new WeakMap()
    this.#handleOfObject = new WeakMap()
    this.#references.clear()
    this.#superseded = []
    this.#supersededBytes = 0
  }

  #watch(object: object, handle: string): void {
    this.#references.set(handle, (this.#references.get(handle) ?? 0) + 1)
    this.#forgotten.register(object, { handle, generation: this.#generation })
  }

  #releaseUnused(handle: string): void {
    const left = (this.#references.get(handle) ?? 1) - 1
    if (left > 0) {
      this.#references.set(handle, left)
      return
    }
    if (!this.#references.delete(handle)) return
    this.#arrays.delete(handle)
    this.#release([handle])
  }

  #giveUp(handle: string): void {
    if (!this.#references.has(handle)) return
    // Whoever still holds such an array and has not read it gets this sentence; what was read stays.
    this.#arrays.get(handle)?.deref()?.lose('These data were replaced by newer ones, and Python has given them up')
    this.#arrays.delete(handle)
    this.#references.delete(handle)
    this.#release([handle])
  }
}
