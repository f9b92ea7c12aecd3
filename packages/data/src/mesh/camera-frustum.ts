import { bufferOf } from '../buffer.ts'
import { type CameraState, projectionMatrix, viewMatrix } from '../camera.ts'
import { invert, multiply } from '../matrix.ts'
import { attribute, Mesh } from '../mesh.ts'
import type { Vec4 } from '../vector.ts'

const edges = [0, 1, 1, 3, 3, 2, 2, 0, 4, 5, 5, 7, 7, 6, 6, 4, 0, 4, 1, 5, 2, 6, 3, 7] as const

/**
 * What a camera sees, as twelve lines (processors-b spec 9.4). Vertices are the corners of the clip cube; the model matrix takes them
 * to the world with a `w` that is to be divided by.
 */
export function cameraFrustum(camera: CameraState, color: Vec4): Mesh {
  const corners = [-1, 1].flatMap(z => [-1, 1].flatMap(x => [-1, 1].map(y => [x, y, z])))
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(corners.flat()))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(corners.flatMap(() => color)))),
    ],
    indices: [{ drawType: 'lines', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.from(edges)) }],
    modelMatrix: invert(multiply(projectionMatrix(camera), viewMatrix(camera))),
  })
}
