import { DataError } from '../errors.ts'
import { Pauses } from '../pauses.ts'
import type { Vec4 } from '../vector.ts'
import { fileMesh, type MeshFile } from './file-mesh.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { type PlyElement, type PlyProperty, type PlyType, parsePlyHeader } from './ply-header.ts'
import { type PlyValues, plyValues } from './ply-values.ts'
import { mostCorners, triangulated } from './triangulated.ts'

const white: Vec4 = [1, 1, 1, 1]

/** Reads a mesh, or a cloud of points, from a PLY file: text, or binary in either byte order. Throws DataError. */
export async function readPly(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<MeshFile> {
  const header = parsePlyHeader(bytes, name)
  const values = plyValues(header, bytes, name)
  const pauses = new Pauses(signal)
  let vertices: Vertices | undefined
  const triangles = new GrowingNumbers(new Int32Array())
  for (const element of header.elements) {
    if (element.name === 'vertex') vertices = new Vertices(element, name)
    const faces = vertices && facesOf(element, vertices, triangles, name)
    for (let i = 0; i < element.count; i++) {
      if (i % 8192 === 0) await pauses.take()
      for (const [p, property] of element.properties.entries()) {
        const read = property.count ? listOf(property, property.count, values, name) : values.next(property.type)
        if (typeof read === 'number') element.name === 'vertex' && vertices?.put(i, p, read)
        else if (faces?.property === property) faces.take(read)
      }
    }
  }
  if (!vertices)
    throw new DataError('The file has no vertices', {
      file: name,
      found: header.elements.map(element => element.name).join(', ') || 'nothing',
    })
  const { positions, normals, texcoords, colors } = vertices
  const read = { positions, normals, texcoords, colors, triangles: Uint32Array.from(triangles.numbers) }
  return { mesh: await fileMesh(read, white, pauses), warnings: [] }
}

/** Names that programs give to what a vertex has, in the order of the components. */
const attributes = {
  positions: [['x'], ['y'], ['z']],
  normals: [['nx'], ['ny'], ['nz']],
  texcoords: [
    ['s', 'u', 'texture_u', 'texture_s'],
    ['t', 'v', 'texture_v', 'texture_t'],
  ],
  colors: [
    ['red', 'r', 'diffuse_red'],
    ['green', 'g', 'diffuse_green'],
    ['blue', 'b', 'diffuse_blue'],
    ['alpha', 'a', 'diffuse_alpha'],
  ],
} as const

class Vertices {
  readonly count: number
  readonly positions: Float32Array
  readonly normals: Float32Array | undefined
  readonly texcoords: Float32Array | undefined
  readonly colors: Float32Array | undefined
  /** Where the values of a property go. */
  readonly #targets: (Target | undefined)[]

  constructor({ count, properties }: PlyElement, file: string) {
    this.count = count
    this.#targets = properties.map(() => undefined)
    this.positions = this.#part('positions', properties, 3, 3) as Float32Array
    if (!this.positions)
      throw new DataError('The vertices have no positions', {
        file,
        expected: 'x, y, z',
        found: properties.map(({ name }) => name).join(', '),
      })
    this.normals = this.#part('normals', properties, 3, 3)
    this.texcoords = this.#part('texcoords', properties, 2, 3)
    this.colors = this.#part('colors', properties, 3, 4)?.fill(1)
  }

  put(vertex: number, property: number, value: number): void {
    const target = this.#targets[property]
    if (target) target.array[vertex * target.width + target.component] = value * target.scale
  }

  /** Undefined unless at least the first components are there. */
  #part(name: keyof typeof attributes, properties: readonly PlyProperty[], least: number, width: number): Float32Array | undefined {
    const places = attributes[name].map(names =>
      properties.findIndex(property => !property.count && (names as readonly string[]).includes(property.name.toLowerCase())),
    )
    if (places.slice(0, least).some(place => place < 0)) return undefined
    const array = new Float32Array(this.count * width)
    for (const [component, place] of places.entries()) {
      const property = properties[place]
      if (property) this.#targets[place] = { array, width, component, scale: name === 'colors' ? shareOf(property.type) : 1 }
    }
    return array
  }
}

interface Target {
  readonly array: Float32Array
  readonly width: number
  readonly component: number
  readonly scale: number
}

/** Colours in integers are shares of their highest value. */
function shareOf(type: PlyType): number {
  if (type.startsWith('float')) return 1
  const bits = Number(/\d+$/.exec(type)?.[0])
  return 1 / (2 ** (type.startsWith('u') ? bits : bits - 1) - 1)
}

function listOf(property: PlyProperty, countType: PlyType, values: PlyValues, file: string): readonly number[] {
  const count = values.next(countType)
  if (!Number.isInteger(count) || count < 0 || count > values.remaining)
    throw new DataError(`A list of ${property.name} has a wrong length`, {
      file,
      expected: `0 to ${Math.floor(values.remaining)}`,
      found: `${count}`,
    })
  const list: number[] = []
  for (let i = 0; i < count; i++) list.push(values.next(property.type))
  return list
}

interface Faces {
  readonly property: PlyProperty
  take(list: readonly number[]): void
}

/** Undefined for an element that is neither faces nor strips of triangles. */
function facesOf(
  { name, properties }: PlyElement,
  { count, positions }: Vertices,
  triangles: GrowingNumbers<Int32Array>,
  file: string,
): Faces | undefined {
  const property = properties.find(one => one.count && /^vertex_ind(ex|ices)$/.test(one.name))
  if (!property || (name !== 'face' && name !== 'tristrips')) return undefined
  const check = (vertex: number): void => {
    if (!Number.isInteger(vertex) || vertex < 0 || vertex >= count)
      throw new DataError(`A ${name === 'face' ? 'face' : 'strip'} names a vertex that is not there`, {
        file,
        expected: `0 to ${count - 1}`,
        found: `${vertex}`,
      })
  }
  const face = (corners: readonly number[]): void => {
    corners.forEach(check)
    if (corners.length > mostCorners)
      throw new DataError('A face has too many corners', { file, expected: `at most ${mostCorners}`, found: `${corners.length}` })
    if (corners.length < 3) return
    const places = corners.flatMap(vertex => [0, 1, 2].map(axis => positions[vertex * 3 + axis] as number))
    for (const corner of triangulated(places)) triangles.push(corners[corner] as number)
  }
  /** -1 begins a new strip. */
  const strip = (list: readonly number[]): void => {
    let start = 0
    for (const [i, vertex] of list.entries()) {
      if (vertex === -1) {
        start = i + 1
        continue
      }
      check(vertex)
      if (i - start < 2) continue
      const [a, b] = (i - start) % 2 === 0 ? [list[i - 2], list[i - 1]] : [list[i - 1], list[i - 2]]
      for (const corner of [a, b, vertex]) triangles.push(corner as number)
    }
  }
  return { property, take: name === 'face' ? face : strip }
}
