import { bufferOf } from '../buffer.ts'
import type { Mat4 } from '../matrix.ts'
import { attribute, Mesh } from '../mesh.ts'
import type { Vec2, Vec3, Vec4 } from '../vector.ts'

type PerAxis<T> = readonly [T, T, T]

export interface GridPlanesOptions {
  /** Whether there is a grid perpendicular to the axis. */
  readonly enabled: PerAxis<boolean>
  /** Between lines along an axis; above 0. */
  readonly spacing: Vec3
  /** Where lines start and end along an axis. */
  readonly extent: PerAxis<Vec2>
  /** Of the grid that is perpendicular to the axis. */
  readonly color: PerAxis<Vec4>
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
}

/** Grids of single lines through the origin, perpendicular to the axes. */
export function gridPlanesMesh({ enabled, spacing, extent, color, ...matrices }: GridPlanesOptions): Mesh {
  const positions: number[] = []
  const colors: number[] = []
  const line = (along: number, across: number, at: number, plane: 0 | 1 | 2): void => {
    for (const end of extent[along] as Vec2) {
      const position = [0, 0, 0]
      position[across] = at
      position[along] = end
      positions.push(...position)
      colors.push(...color[plane])
    }
  }
  for (const plane of [0, 1, 2] as const) {
    if (!enabled[plane]) continue
    const [b, c] = ([0, 1, 2] as const).filter(axis => axis !== plane) as [0 | 1 | 2, 0 | 1 | 2]
    for (const at of multiples(spacing[b], extent[b])) line(c, b, at, plane)
    for (const at of multiples(spacing[c], extent[c])) line(b, c, at, plane)
  }
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(positions))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(colors))),
    ],
    indices: [
      {
        drawType: 'lines',
        connectivity: 'none',
        buffer: bufferOf(
          'UINT32',
          Uint32Array.from({ length: positions.length / 3 }, (_, i) => i),
        ),
      },
    ],
    ...matrices,
  })
}

/** Of a spacing, from one end to the other. Numbers are single precision, as in Inviwo: that decides whether the last one is there. */
function multiples(spacing: number, [start, end]: Vec2): number[] {
  const last = (bound: number): number => Math.trunc(Math.fround(Math.fround(bound) / Math.fround(spacing)))
  const found: number[] = []
  for (let k = last(start); k <= last(end); k++) found.push(k * spacing)
  return found
}
