import { bufferOf } from '../buffer.ts'
import type { Layer } from '../layer.ts'
import { attribute, Mesh } from '../mesh.ts'
import type { Vec2, Vec4 } from '../vector.ts'
import { ImageSampler } from './image-sampler.ts'

/** A filled arrow; lengths are shares of its own. */
export interface ArrowGlyph {
  readonly kind: 'arrow'
  readonly baseWidth: number
  /** How far the head stands out on each side of the base. */
  readonly hookWidth: number
  /** Share of the length that the head takes: without a head 0, without a base 1. */
  readonly headRatio: number
}

/** An arrow of three lines. */
export interface QuiverGlyph {
  readonly kind: 'quiver'
  /** From hook to hook. */
  readonly hookWidth: number
  readonly headRatio: number
}

export interface HedgehogOptions {
  /** Glyphs along x and y. */
  readonly count: Vec2
  /** Length of a glyph, as a share of its cell. */
  readonly scale: number
  readonly color: Vec4
  readonly glyph: ArrowGlyph | QuiverGlyph
  /** Moves glyphs within their cells: numbers from 0 to 1. Glyphs stand in the middle of their cells when left out. */
  readonly random?: (() => number) | undefined
}

/** Corners of a glyph that points to the right, and how they are joined. */
interface GlyphShape {
  readonly corners: readonly Vec2[]
  readonly triangles: readonly number[]
  readonly lines: readonly number[]
}

/**
 * Glyphs in the unit square that show the directions of a plane field of vectors (processors-b spec 12.9): a mesh with a list of
 * triangles and one of lines, one of them empty. Normals are the corners of the glyph that points to the right, texture coordinates
 * the vectors. Where there is no vector, there is no glyph.
 */
export async function hedgehogMesh(field: Layer, options: HedgehogOptions, signal?: AbortSignal): Promise<Mesh> {
  const sampler = new ImageSampler(field, await field.read(signal))
  const vector = new Float64Array(2)
  const { count, scale, color, random } = options
  const shape = options.glyph.kind === 'arrow' ? arrow(options.glyph) : quiver(options.glyph)
  const [dx, dy] = [1 / count[0], 1 / count[1]]
  const [positions, normals, vectors, colors] = [[], [], [], []] as [number[], number[], number[], number[]]
  const [triangles, lines] = [[], []] as [number[], number[]]
  const shift = (): number => (random ? random() - 0.5 : 0)
  for (let j = 0; j < count[1]; j++)
    for (let i = 0; i < count[0]; i++) {
      const center: Vec2 = [(i + 0.5 + shift()) * dx, (j + 0.5 + shift()) * dy]
      sampler.sample(center, vector)
      const [x, y] = [vector[0] as number, vector[1] as number]
      const size = Math.hypot(x, y)
      if (!(size > 0)) continue
      const first = positions.length / 3
      for (const corner of shape.corners) {
        const [u, v] = [corner[0] * dx * scale, corner[1] * dy * scale]
        positions.push(center[0] + (u * x - v * y) / size, center[1] + (u * y + v * x) / size, 0)
        normals.push(...corner, 0)
        vectors.push(x, y, 0)
        colors.push(...color)
      }
      for (const index of shape.triangles) triangles.push(first + index)
      for (const index of shape.lines) lines.push(first + index)
    }
  const floats = (format: string, numbers: readonly number[]) => bufferOf(format, Float32Array.from(numbers))
  const list = (numbers: readonly number[]) => bufferOf('UINT32', Uint32Array.from(numbers))
  return new Mesh({
    buffers: [
      attribute('position', floats('Vec3FLOAT32', positions)),
      attribute('normal', floats('Vec3FLOAT32', normals)),
      attribute('texcoord', floats('Vec3FLOAT32', vectors)),
      attribute('color', floats('Vec4FLOAT32', colors)),
    ],
    indices: [
      { drawType: 'triangles', connectivity: 'none', buffer: list(triangles) },
      { drawType: 'lines', connectivity: 'none', buffer: list(lines) },
    ],
  })
}

function arrow({ baseWidth, hookWidth, headRatio }: ArrowGlyph): GlyphShape {
  const [half, headHalf, neck] = [baseWidth / 2, baseWidth / 2 + hookWidth, 0.5 - headRatio]
  const base: readonly Vec2[] = [
    [-0.5, -half],
    [-0.5, half],
    [neck, -half],
    [neck, half],
  ]
  const head: readonly Vec2[] = [
    [neck, -headHalf],
    [neck, headHalf],
    [0.5, 0],
  ]
  const corners = [...(headRatio === 1 ? [] : base), ...(headRatio === 0 ? [] : head)]
  const triangles = headRatio === 1 ? [] : [0, 1, 2, 1, 2, 3]
  const tip = corners.length - 3
  return { corners, triangles: headRatio === 0 ? triangles : [...triangles, tip, tip + 1, tip + 2], lines: [] }
}

/** Unlike arrows, these do not stand in the middle of their cells, as in Inviwo. */
function quiver({ hookWidth, headRatio }: QuiverGlyph): GlyphShape {
  const corners: readonly Vec2[] = [
    [0, 0.5],
    [1, 0.5],
    [1 - headRatio, 0.5 + hookWidth / 2],
    [1 - headRatio, 0.5 - hookWidth / 2],
  ]
  return { corners, triangles: [], lines: [0, 1, 1, 2, 1, 3] }
}
