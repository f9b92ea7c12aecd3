import { DataError } from '../errors.ts'
import { Pauses } from '../pauses.ts'
import type { Vec4 } from '../vector.ts'
import { fileMesh, type MeshFile } from './file-mesh.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { faceNormal } from './smooth-normals.ts'
import { numberIn, textLines } from './text-lines.ts'

const white: Vec4 = [1, 1, 1, 1]
const headBytes = 84
const facetBytes = 50

/** Reads a mesh from an STL file, binary or as text; each triangle keeps its own normal. Throws DataError. */
export async function readStl(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<MeshFile> {
  const pauses = new Pauses(signal)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.length < headBytes ? undefined : view.getUint32(80, true)
  // Binary files may begin with the word of text files, too; their length tells.
  const isBinary = count !== undefined && bytes.length === headBytes + count * facetBytes
  const isText = !isBinary && /^\s*solid\b/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 80)))
  const facets = isText ? await readText(bytes, name, pauses) : await readBinary(view, count, name, pauses)
  const { positions, normals } = facets
  if (positions.length === 0) throw new DataError('The file has no triangle', { file: name })
  completeNormals(positions, normals)
  const triangles = Uint32Array.from({ length: positions.length / 3 }, (_, i) => i)
  const mesh = await fileMesh({ positions, normals, texcoords: undefined, colors: undefined, triangles }, white, pauses)
  return { mesh, warnings: facets.warnings }
}

interface Facets {
  /** Nine numbers a facet. */
  readonly positions: Float32Array
  /** The one of the facet for each corner. */
  readonly normals: Float32Array
  readonly warnings: readonly string[]
}

async function readBinary(view: DataView, count: number | undefined, file: string, pauses: Pauses): Promise<Facets> {
  const needed = headBytes + (count ?? 0) * facetBytes
  if (count === undefined || needed > view.byteLength)
    throw new DataError('The file is shorter than its header says', {
      file,
      offset: 80,
      expected: count === undefined ? `${headBytes} bytes, or the word solid` : `${needed} bytes (${count} triangles)`,
      found: `${view.byteLength} bytes`,
    })
  const positions = new Float32Array(count * 9)
  const normals = new Float32Array(count * 9)
  for (let facet = 0; facet < count; facet++) {
    if (facet % 16384 === 0) await pauses.take()
    const at = headBytes + facet * facetBytes
    for (let i = 0; i < 9; i++) {
      normals[facet * 9 + i] = view.getFloat32(at + (i % 3) * 4, true)
      positions[facet * 9 + i] = view.getFloat32(at + 12 + i * 4, true)
    }
  }
  const surplus = view.byteLength - needed
  return { positions, normals, warnings: surplus > 0 ? [`${file}: ${surplus} bytes after the last triangle were ignored`] : [] }
}

async function readText(bytes: Uint8Array, file: string, pauses: Pauses): Promise<Facets> {
  const positions = new GrowingNumbers(new Float32Array())
  const normals = new GrowingNumbers(new Float32Array())
  let normal: readonly number[] = [0, 0, 0]
  let isClosed = false
  for (const [line, number] of textLines(bytes, file)) {
    if (number % 16384 === 0) await pauses.take()
    const words = line.trim().split(/\s+/)
    const numbers = (from: number) => [0, 1, 2].map(i => numberIn(words[from + i], file, number))
    const word = words[0]?.toLowerCase()
    if (word === 'facet') normal = words.length >= 5 ? words.slice(2, 5).map(Number) : [0, 0, 0]
    else if (word === 'vertex') {
      for (const x of numbers(1)) positions.push(x)
      for (const x of normal) normals.push(x)
    } else if (word === 'endfacet' && positions.length % 9 !== 0) {
      throw new DataError(`Line ${number} ends a facet that is no triangle`, {
        file,
        offset: number,
        expected: '3 corners',
        found: `${(positions.length / 3) % 3}`,
      })
    } else if (word === 'endsolid') isClosed = true
  }
  if (positions.length % 9 !== 0)
    throw new DataError('The file ends inside a triangle', { file, expected: '3 corners', found: `${(positions.length / 3) % 3}` })
  const warnings = isClosed ? [] : [`${file}: the end of the solid is missing; the file may be cut off`]
  return { positions: positions.numbers, normals: normals.numbers, warnings }
}

/** Many programs write no normals, or wrong numbers. */
function completeNormals(positions: Float32Array, normals: Float32Array): void {
  for (let corner = 0; corner < positions.length / 3; corner += 3) {
    const at = corner * 3
    const length = Math.hypot(normals[at] as number, normals[at + 1] as number, normals[at + 2] as number)
    if (length > 0.5 && length < 2) continue
    const normal = faceNormal(positions, corner, corner + 1, corner + 2)
    for (let i = 0; i < 9; i++) normals[at + i] = normal[i % 3] as number
  }
}
