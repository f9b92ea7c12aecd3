import { type Mat4, transformDirection, transformPoint } from '../matrix.ts'
import type { Vec3, Vec4 } from '../vector.ts'
import { type Shape, triangles, type Vertex } from './shape.ts'

const aroundBack = [0, 1, 2, 0, 2, 3]
const aroundFront = [0, 2, 1, 0, 3, 2]

interface Face {
  readonly corners: readonly string[]
  readonly normal: Vec3
  readonly order: readonly number[]
}

/** Corners by their three coordinates. Seen from outside, all faces run clockwise, as in Inviwo. */
const faces: readonly Face[] = [
  { corners: ['000', '100', '110', '010'], normal: [0, 0, -1], order: aroundBack },
  { corners: ['001', '101', '111', '011'], normal: [0, 0, 1], order: aroundFront },
  { corners: ['000', '010', '011', '001'], normal: [-1, 0, 0], order: aroundBack },
  { corners: ['100', '110', '111', '101'], normal: [1, 0, 0], order: aroundFront },
  { corners: ['010', '110', '111', '011'], normal: [0, 1, 0], order: aroundBack },
  { corners: ['000', '100', '101', '001'], normal: [0, -1, 0], order: aroundFront },
]

const corner = (digits: string): Vec3 => [Number(digits[0]), Number(digits[1]), Number(digits[2])]

/** The unit cube under a matrix, every face with four vertices. Normals are scaled along with it. */
export function boxShape(matrix: Mat4, color: Vec4): Shape {
  const vertices = faces.flatMap(({ corners, normal }) =>
    corners.map((digits): Vertex => {
      const [x, y, z] = corner(digits)
      const texcoord: Vec3 = [x, normal[1] === -1 ? -1 : y, z]
      return { position: transformPoint(matrix, [x, y, z]), normal: transformDirection(matrix, normal), texcoord, color }
    }),
  )
  return { vertices, lists: [triangles(faces.flatMap(({ order }, face) => order.map(i => face * 4 + i)))] }
}

/** A box between two corners as one strip over eight vertices whose colours are the positions. It has no usable normals. */
export function stripBox(a: Vec3, b: Vec3): Shape {
  const corners = ['000', '010', '011', '001', '101', '100', '110', '111'].map(corner)
  const vertices = corners.map((at): Vertex => {
    const position: Vec3 = [at[0] ? b[0] : a[0], at[1] ? b[1] : a[1], at[2] ? b[2] : a[2]]
    return { position, normal: [0, 0, 0], texcoord: position, color: [...position, 1] }
  })
  const indices = [3, 4, 2, 7, 6, 4, 5, 0, 6, 1, 2, 0, 3, 4]
  return { vertices, lists: [{ drawType: 'triangles', connectivity: 'strip', indices }] }
}

/** The twelve edges of the unit cube as separate lines. */
export function lineBox(color: Vec4): Shape {
  const vertices = ['000', '100', '010', '001', '110', '011', '101', '111'].map(corner).map((position): Vertex => {
    return { position, normal: [1, 1, 1], texcoord: position, color }
  })
  const indices = '01 02 03 16 14 25 24 35 36 57 67 47'.replaceAll(' ', '').split('').map(Number)
  return { vertices, lists: [{ drawType: 'lines', connectivity: 'none', indices }] }
}
