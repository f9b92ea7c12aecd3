import { bufferOf } from '../buffer.ts'
import { DataError } from '../errors.ts'
import type { DrawInfo, Mesh, MeshIndices } from '../mesh.ts'
import { dot, subtract } from '../vector.ts'
import { BlendedVertices } from './blended-vertices.ts'
import { capTriangles, type Edge } from './clip-caps.ts'
import { type Plane, planeInModel, signedDistance } from './clip-plane.ts'
import { triangleCorners } from './triangle-corners.ts'

const floatEpsilon = 2 ** -23

/**
 * The part of a mesh on the side of a plane (world space) that its normal points to; `cap` closes what is cut open
 * (processors-b spec 10.1). Triangles become plain lists. @throws DataError for fans of triangles and the like.
 */
export async function clipMesh(mesh: Mesh, plane: Plane, cap: boolean): Promise<Mesh> {
  const vertices = await BlendedVertices.of(mesh)
  const clip = new Clip(vertices, planeInModel(plane, mesh.worldFromModel))
  const lists = await Promise.all(mesh.indices.map(async list => ({ list, indices: Array.from(await list.buffer.read(), Number) })))
  const indices = lists.flatMap(({ list, indices }) => clip.list(list, indices))
  if (cap && clip.edges.length > 0) indices.push(indexList({ drawType: 'triangles', connectivity: 'none' }, clip.caps()))
  return mesh.with({ buffers: vertices.buffers(), indices })
}

function indexList({ drawType, connectivity }: DrawInfo, indices: readonly number[]): MeshIndices {
  return { drawType, connectivity, buffer: bufferOf('UINT32', Uint32Array.from(indices)) }
}

class Clip {
  readonly edges: Edge[] = []
  readonly #vertices: BlendedVertices
  readonly #plane: Plane

  constructor(vertices: BlendedVertices, plane: Plane) {
    this.#vertices = vertices
    this.#plane = plane
  }

  caps(): number[] {
    return capTriangles(this.#vertices, this.#plane, this.edges)
  }

  list(draw: DrawInfo, indices: readonly number[]): MeshIndices[] {
    const { drawType, connectivity } = draw
    switch (`${drawType} ${connectivity}`) {
      case 'points none':
        return [
          indexList(
            draw,
            indices.filter(vertex => this.#isInside(vertex)),
          ),
        ]
      case 'lines none':
        return [
          indexList(
            draw,
            inGroups(indices, 2).flatMap(([a, b]) => this.#segment(a as number, b as number)),
          ),
        ]
      case 'lines adjacency':
        return [
          indexList(
            draw,
            inGroups(indices, 4).flatMap(group => this.#adjacentSegment(group)),
          ),
        ]
      case 'lines strip':
        return this.#runs(indices, 0).map(run => indexList(draw, run))
      case 'lines stripAdjacency':
        return this.#runs(indices, 1).map(run => indexList(draw, run))
      case 'triangles none':
        return [
          indexList(
            draw,
            inGroups(indices, 3).flatMap(corners => this.#triangle(corners)),
          ),
        ]
      case 'triangles strip':
        return [
          indexList(
            { drawType, connectivity: 'none' },
            triangleCorners('strip', indices).flatMap(corners => this.#triangle(corners)),
          ),
        ]
      default:
        throw new DataError('This kind of list cannot be clipped', {
          expected: 'points, lines, triangles or strips',
          found: `${drawType} joined by ${connectivity}`,
        })
    }
  }

  #isInside(vertex: number): boolean {
    return signedDistance(this.#plane, this.#vertices.position(vertex)) >= 0
  }

  /** A new vertex where the way from one to the other meets the plane. */
  #cut(from: number, to: number): number {
    const [a, b] = [this.#vertices.position(from), this.#vertices.position(to)]
    const distance = signedDistance(this.#plane, a)
    const t = Math.abs(distance) < floatEpsilon ? 0 : -distance / dot(this.#plane.normal, subtract(b, a))
    return this.#vertices.add([from, to], [1 - t, t])
  }

  /** Sutherland and Hodgman 1974, for one triangle and one plane. */
  #triangle(corners: readonly number[]): number[] {
    const kept: number[] = []
    const cuts: number[] = []
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % 3] as number
      if (this.#isInside(from) !== this.#isInside(to)) {
        const cut = this.#cut(from, to)
        cuts.push(cut)
        kept.push(cut)
      }
      if (this.#isInside(to)) kept.push(to)
    })
    if (cuts.length === 2) this.edges.push(cuts as unknown as Edge)
    const [a, b, c, d] = kept as [number, number, number, number]
    return kept.length === 4 ? [a, b, c, a, c, d] : kept
  }

  #segment(a: number, b: number): number[] {
    const [first, second] = [this.#isInside(a), this.#isInside(b)]
    if (first && second) return [a, b]
    if (first) return [a, this.#cut(a, b)]
    return second ? [this.#cut(a, b), b] : []
  }

  /** A segment of which only the end is inside is lost, as in Inviwo. */
  #adjacentSegment([before, a, b, after]: readonly number[]): number[] {
    if (!this.#isInside(a as number)) return []
    if (this.#isInside(b as number)) return [before, a, b, after] as number[]
    const cut = this.#cut(a as number, b as number)
    return [before as number, a as number, cut, b as number]
  }

  /** Stretches of vertices inside, with so many neighbours at both ends; there are no cuts. */
  #runs(indices: readonly number[], neighbours: 0 | 1): number[][] {
    const runs: number[][] = []
    let start: number | undefined
    for (let i = neighbours; i <= indices.length - neighbours; i++) {
      const isInside = i < indices.length - neighbours && this.#isInside(indices[i] as number)
      if (isInside) start ??= i
      else if (start !== undefined) {
        if (i - start > 1) runs.push(indices.slice(start - neighbours, i + neighbours))
        start = undefined
      }
    }
    return runs
  }
}

function inGroups(indices: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.floor(indices.length / size) }, (_, i) => indices.slice(i * size, (i + 1) * size))
}
