import { memory } from '../array-source.ts'
import { Buffer } from '../buffer.ts'
import type { IndexSet } from '../data-frame/index-set.ts'
import { allocate, type NumericArray } from '../format.ts'
import { attribute, type Mesh, type MeshBuffer } from '../mesh.ts'
import { plainNumbers, storeNumbers } from '../numbers.ts'

/** These vertices as points, with all that they have; radii grow by a factor. Numbers beyond the last vertex are left out. */
export async function selectedVertices(mesh: Mesh, numbers: IndexSet, radiusFactor = 1, signal?: AbortSignal): Promise<Mesh> {
  const vertices = mesh.buffer('position')?.length ?? 0
  const chosen = [...numbers].filter(number => number < vertices)
  const buffers = await Promise.all(mesh.buffers.map(entry => gathered(entry, chosen, radiusFactor, signal)))
  return mesh.with({ buffers, indices: [], defaultDraw: { drawType: 'points', connectivity: 'none' } })
}

async function gathered(entry: MeshBuffer, chosen: readonly number[], factor: number, signal?: AbortSignal): Promise<MeshBuffer> {
  const { format, source } = entry.buffer
  const array = await source.read(signal)
  const { components } = format
  let numbers: NumericArray = allocate(format, chosen.length)
  chosen.forEach((vertex, i) => {
    // Both are of the format's own class.
    ;(numbers as Float32Array).set(array.subarray(vertex * components, (vertex + 1) * components) as Float32Array, i * components)
  })
  if (entry.type === 'radii')
    numbers = storeNumbers(
      format,
      plainNumbers(format, numbers).map(radius => radius * factor),
    )
  const buffer = new Buffer({ format, length: chosen.length, source: memory(numbers) })
  return { ...attribute(entry.type, buffer), location: entry.location }
}
