import type { Outport } from '@ivw/network'
import { checkDescription, type DataDescription } from './data-description.ts'
import type { DataHome } from './data-home.ts'
import { dataFrom } from './python-data.ts'

/** What the outports of one processor hand out, so that Python can free it when newer data take its place. */
export class OutportData {
  readonly #home: DataHome
  readonly #held = new WeakMap<Outport, readonly { handle: string; bytes: number }[]>()

  constructor(home: DataHome) {
    this.#home = home
  }

  /** Sets the described data, null for none. Throws ProtocolError when the description is impossible. */
  publish(port: Outport, described: unknown): void {
    const description = described === null ? undefined : checkDescription(described)
    for (const { handle, bytes } of this.#held.get(port) ?? []) this.#home.supersede(handle, bytes)
    this.#held.set(port, description ? handlesIn(description) : [])
    port.data = description && dataFrom(description, this.#home)
  }
}

/** The handles of Python in a description, with the bytes that each keeps alive. */
function handlesIn(description: DataDescription): { handle: string; bytes: number }[] {
  const bytes = 'bytes' in description ? (description.bytes ?? 0) : 0
  const own = description.home === 'python' ? [{ handle: description.handle, bytes }] : []
  if (description.kind === 'image') return [...own, ...description.layers.flatMap(handlesIn)]
  if (description.kind === 'sequence') return [...own, ...description.items.flatMap(handlesIn)]
  if (description.kind === 'mesh')
    return [...own, ...[...description.buffers, ...description.indices].flatMap(({ buffer }) => handlesIn(buffer))]
  if (description.kind === 'dataFrame') return [...own, ...description.columns.flatMap(({ buffer }) => handlesIn(buffer))]
  return own
}
