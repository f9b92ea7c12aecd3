import { memory } from '../array-source.ts'
import { Buffer } from '../buffer.ts'
import { DataError } from '../errors.ts'
import { allocate, type NumericArray } from '../format.ts'
import type { Mesh, MeshBuffer } from '../mesh.ts'
import { plainNumbers } from '../numbers.ts'
import { add, scale, type Vec3 } from '../vector.ts'

interface Added {
  readonly sources: readonly number[]
  readonly weights: readonly number[]
  readonly normal: Vec3 | undefined
}

/** Vertices of a mesh and further ones that are mixed from them. */
export class BlendedVertices {
  readonly #buffers: readonly { readonly entry: MeshBuffer; readonly array: NumericArray }[]
  readonly #positions: Vec3[] = []
  readonly #count: number
  readonly #added: Added[] = []

  private constructor(buffers: readonly { readonly entry: MeshBuffer; readonly array: NumericArray }[]) {
    this.#buffers = buffers
    const positions = buffers.find(({ entry }) => entry.type === 'position')
    if (!positions) throw new DataError('The mesh has no positions')
    const { format, length } = positions.entry.buffer
    const numbers = plainNumbers(format, positions.array)
    const at = (i: number, c: number): number => (c < format.components ? Number(numbers[i * format.components + c]) : 0)
    for (let i = 0; i < length; i++) this.#positions.push([at(i, 0), at(i, 1), at(i, 2)])
    this.#count = length
  }

  /** @throws DataError when the mesh has no positions. */
  static async of(mesh: Mesh): Promise<BlendedVertices> {
    return new BlendedVertices(await Promise.all(mesh.buffers.map(async entry => ({ entry, array: await entry.buffer.read() }))))
  }

  position(vertex: number): Vec3 {
    return this.#positions[vertex] as Vec3
  }

  /** The number of a new vertex: a weighted sum of others, with its own normal where one is given. */
  add(sources: readonly number[], weights: readonly number[], normal?: Vec3): number {
    this.#added.push({ sources, weights, normal })
    const position = sources.reduce((sum: Vec3, source, i) => add(sum, scale(this.position(source), weights[i] as number)), [0, 0, 0])
    return this.#positions.push(position) - 1
  }

  /** All buffers with the new vertices at their end. Integers are not mixed: the vertex with the largest weight gives them. */
  buffers(): MeshBuffer[] {
    return this.#buffers.map(({ entry, array }) => ({ ...entry, buffer: this.#extended(entry, array) }))
  }

  #extended({ type, buffer: { format } }: MeshBuffer, array: NumericArray): Buffer {
    const { components, numericType, bits } = format
    const length = this.#count + this.#added.length
    const result = allocate(format, length)
    result.set(array as never)
    const isMixed = numericType === 'float' && bits > 16
    this.#added.forEach(({ sources, weights, normal }, i) => {
      const nearest = sources[weights.indexOf(Math.max(...weights))] as number
      for (let c = 0; c < components; c++) {
        const at = (vertex: number) => result[vertex * components + c] as number
        const mixed = () => sources.reduce((sum, source, k) => sum + at(source) * (weights[k] as number), 0)
        const own = type === 'normal' ? normal?.[c] : undefined
        result[(this.#count + i) * components + c] = own ?? (isMixed ? mixed() : at(nearest))
      }
    })
    return new Buffer({ format, length, source: memory(result) })
  }
}
