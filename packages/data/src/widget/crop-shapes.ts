import { bufferOf } from '../buffer.ts'
import type { Mat4 } from '../matrix.ts'
import { arrowShape, cylinderShape } from '../mesh/round-shapes.ts'
import { joined, type Shape } from '../mesh/shape.ts'
import { attribute, Mesh } from '../mesh.ts'
import type { Vec3, Vec4 } from '../vector.ts'
import type { BoxAxis } from './crop-edges.ts'

/** An arrow along z, for the ends of what is kept. */
export function cropArrow(color: Vec4): Shape {
  return arrowShape({ start: [0, 0, 0], stop: [0, 0, 1], radius: 0.14, segments: 24, color }, 0.55, 0.36)
}

/** A roller along z, for all of what is kept. */
export function cropGrip(color: Vec4): Shape {
  const pin = { segments: 24, color } as const
  const ring = (z: number) => cylinderShape({ ...pin, start: [0, 0, z - 0.06], stop: [0, 0, z + 0.06], radius: 0.3 })
  return joined([cylinderShape({ ...pin, start: [0, 0, -0.5], stop: [0, 0, 0.5], radius: 0.2 }), ring(-0.3), ring(0), ring(0.3)])
}

export interface CropOutlineOptions {
  readonly axis: BoxAxis
  /** Where the cut goes through the axis, 0 to 1. */
  readonly place: number
  readonly color: Vec4
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
}

/** The outline of a cut through the box, as a strip of lines with neighbours. */
export function cropOutline({ axis, place, color, ...matrices }: CropOutlineOptions): Mesh {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ].map(([u, v]) => [u, v].toSpliced(axis, 0, place)) as unknown as Vec3[]
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(corners.flat()))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(corners.flatMap(() => color)))),
    ],
    indices: [{ drawType: 'lines', connectivity: 'stripAdjacency', buffer: bufferOf('UINT32', Uint32Array.of(3, 0, 1, 2, 3, 0, 1)) }],
    ...matrices,
  })
}
