import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import type { Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from './each-voxel.ts'

/** Inviwo's NumPy sample: 1 less the distance to the axes and the middle of the box from -1 to 1, each weighed otherwise (processors-b spec 13.2). */
export function* tripodVolume(dimensions: Vec3): Steps<Volume> {
  const values = new Float32Array(dimensions[0] * dimensions[1] * dimensions[2])
  const places = dimensions.map(count => Array.from({ length: count }, (_, i) => (count > 1 ? -1 + (2 * i) / (count - 1) : -1)))
  const [xs, ys, zs] = places as [number[], number[], number[]]
  yield* eachVoxel(dimensions, (i, j, k, voxel) => {
    const [x, y, z] = [xs[i] as number, ys[j] as number, zs[k] as number]
    const nearest = Math.min(100, Math.hypot(x, y), 0.8 * Math.hypot(y, z), 0.6 * Math.hypot(z, x), 0.2 * Math.hypot(x, y, z))
    values[voxel] = 1 - nearest
  })
  return new Volume({ dimensions, format: formatByName('FLOAT32'), source: memory(values) })
}
