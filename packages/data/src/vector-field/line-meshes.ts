import { DataError } from '../errors.ts'
import type { DrawInfo, Mesh } from '../mesh.ts'
import type { Steps } from '../steps.ts'
import { add, cross, normalize, scale, subtract, type Vec3 } from '../vector.ts'
import type { IntegralLine, IntegralLineSet } from './integral-line.ts'
import type { LinePainter } from './line-painter.ts'
import { LineVertices } from './line-vertices.ts'

/** A line of a set that is drawn. */
export interface DrawnLine {
  readonly line: IntegralLine
  /** Its number in the set. */
  readonly place: number
}

export interface LineStripOptions {
  readonly paint: LinePainter
  /** Only every so many points are kept, besides the first and the last two. Default 1. */
  readonly stride?: number
  /**
   * Lists of vertices begin and end with a neighbour that is not drawn. `open`: these are the first and the last point of the line.
   * `closed`: the line is drawn whole; before it comes the very first vertex of the mesh, which bends the beginning of later lines (so
   * do Inviwo's older processors), after it the last point again.
   */
  readonly ends?: 'open' | 'closed'
}

const strip: DrawInfo = { drawType: 'lines', connectivity: 'stripAdjacency' }
const ribbon: DrawInfo = { drawType: 'triangles', connectivity: 'strip' }

/** Lines as one mesh; normals are the directions of the field. Yields the share of the lines that is done. (processors-b spec 12.6) */
export function* lineStripsMesh(
  set: IntegralLineSet,
  lines: readonly DrawnLine[],
  { paint, stride = 1, ends = 'open' }: LineStripOptions,
): Steps<Mesh> {
  const kept = (point: number, points: number): boolean => point <= 1 || point >= points - 2 || point % stride === 0
  const vertices = new LineVertices(lines.reduce((sum, { line }) => sum + keptCount(line.points, stride), 0))
  for (const [i, { line, place }] of lines.entries()) {
    const first = vertices.count
    const painter = paint(line, place)
    for (let point = 0; point < line.points; point++)
      if (kept(point, line.points)) vertices.add(at(line.positions, point), normalize(vectorOf(line, 'velocity', point)), point, painter)
    vertices.join(strip, stripIndices(first, vertices.count, ends))
    yield (i + 1) / lines.length
  }
  return vertices.mesh(set)
}

/** Two points at either end, and what the stride leaves in between. */
function keptCount(points: number, stride: number): number {
  return points <= 4 ? points : 4 + Math.floor((points - 3) / stride) - Math.floor(1 / stride)
}

function stripIndices(first: number, end: number, ends: 'open' | 'closed'): Uint32Array<ArrayBuffer> {
  const points = Uint32Array.from({ length: end - first }, (_, i) => first + i)
  return ends === 'open' ? points : Uint32Array.from([0, ...points, end - 1])
}

/**
 * Lines as ribbons of one width in data space, turned as the `vorticity` along the lines says. Yields the share of the lines that is
 * done. @throws DataError when a line has no vorticity. (processors-b spec 12.6)
 */
export function* ribbonsMesh(set: IntegralLineSet, lines: readonly DrawnLine[], paint: LinePainter, width: number): Steps<Mesh> {
  const vertices = new LineVertices(lines.reduce((sum, { line }) => sum + 2 * line.points, 0))
  for (const [i, { line, place }] of lines.entries()) {
    const first = vertices.count
    const painter = paint(line, place)
    if (!line.metaData.has('vorticity'))
      throw new DataError('Ribbons need the vorticity along the lines', {
        expected: 'an annotation of the name "vorticity"',
        found: [...line.metaData.keys()].join(', '),
      })
    for (let point = 0; point < line.points; point++) {
      const vorticity = vectorOf(line, 'vorticity', point)
      const aside = scale(normalize(vorticity), width / 2)
      const normal = normalize(cross(vorticity, vectorOf(line, 'velocity', point)))
      const position = at(line.positions, point)
      vertices.add(subtract(position, aside), normal, point, painter)
      vertices.add(add(position, aside), normal, point, painter)
    }
    vertices.join(
      ribbon,
      Uint32Array.from({ length: vertices.count - first }, (_, n) => first + n),
    )
    yield (i + 1) / lines.length
  }
  return vertices.mesh(set)
}

function at(numbers: Float64Array, point: number): Vec3 {
  return [numbers[point * 3] as number, numbers[point * 3 + 1] as number, numbers[point * 3 + 2] as number]
}

/** A single number counts as the first component. */
function vectorOf({ metaData }: IntegralLine, name: string, point: number): Vec3 {
  const data = metaData.get(name)
  if (!data) return [0, 0, 0]
  return data.components === 3 ? at(data.values, point) : [data.values[point] as number, 0, 0]
}
