import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { NumericArray } from '@ivw/data'
import { type ArrayReference, bytesOf, dtypeOf, type SharedArray } from '../array-reference.ts'
import { ProtocolError } from '../errors.ts'
import { poolFolders } from './pool-folders.ts'
import { readSharedArray } from './read-shared-array.ts'
import { SlotPool } from './slot-pool.ts'

/** The files through which arrays go to and from one host process. Their names say whose they are, so that leftovers can be swept. */
export class HostArrays {
  readonly folders = poolFolders()
  /** Of the files that the host writes. */
  readonly hostPrefix: string
  /** Of the files that this process writes. */
  readonly enginePrefix: string
  readonly #pool: SlotPool

  /** `name` begins with `ivw-` and the identity of this process. */
  constructor(name: string) {
    this.hostPrefix = `${name}h-`
    this.enginePrefix = `${name}e-`
    this.#pool = new SlotPool(this.folders, this.enginePrefix)
  }

  /** Throws ProtocolError when the host names a file that is not one of its own. */
  read(reference: ArrayReference, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray> {
    return readSharedArray(this.#own(reference), signal, allocate)
  }

  async write(array: NumericArray, shape: readonly number[]): Promise<ArrayReference> {
    const { path, slot } = await this.#pool.write(bytesOf(array))
    return { dtype: dtypeOf(array), shape, bytes: array.byteLength, path, offset: 0, slot }
  }

  /** The host has forgotten an array of ours. */
  release(slot: number): void {
    this.#pool.release(slot)
  }

  /** The host is gone. Works while this process exits. */
  clear(): void {
    this.#pool.clear()
    for (const folder of this.folders)
      for (const name of readdirSync(folder)) if (name.startsWith(this.hostPrefix)) rmSync(join(folder, name), { force: true })
  }

  #own(reference: ArrayReference): SharedArray {
    if ('inline' in reference) throw new ProtocolError('An inline array was not taken out of its message')
    const { path } = reference
    if (!this.folders.includes(dirname(path)) || !basename(path).startsWith(this.hostPrefix))
      throw new ProtocolError(`An array lies in a foreign file: ${path}`)
    return reference
  }
}
