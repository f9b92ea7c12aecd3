import type { Vec4 } from '../vector.ts'
import { type Shape, triangles, type Vertex } from './shape.ts'

/** Colour and shift upwards of each band, from the farthest one on. */
const bands: readonly { readonly z: number; readonly shift: number; readonly color: Vec4 }[] = [
  { z: -1, shift: -1, color: [1, 0.1, 0.1, 1] },
  { z: 0, shift: 0, color: [0.1, 1, 0.1, 0.75] },
  { z: 1, shift: -0.3, color: [0.1, 0.1, 1, 0.75] },
]

/** Inviwo's sample of a mesh from NumPy arrays: three bands of two triangles, one behind the other (processors-b spec 13.3). */
export function shearedBands(): Shape {
  const vertices = bands.flatMap(({ z, shift, color }) =>
    [-1, 1].flatMap(y =>
      [-1, 1].map(
        (x): Vertex => ({
          position: [x + 0.5 * z, y + shift + 0.3, 1.5 * z],
          normal: [0, 0, 1],
          texcoord: [x, y, 0.5],
          color,
        }),
      ),
    ),
  )
  return { vertices, lists: [triangles([0, 1, 4, 5, 8, 9].flatMap(first => [first, first + 1, first + 2]))] }
}
