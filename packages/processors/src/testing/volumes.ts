import { basisFromSpacing, formatByName, memory, storeNumbers, type Vec3, Volume } from '@ivw/data'

/** A volume whose edges are 1 long and centred, and whose normalised value at a voxel centre (texture space) is `value`. */
export function volumeOf(dimensions: Vec3, value: (x: number, y: number, z: number) => number, format = 'UINT8'): Volume {
  const [nx, ny, nz] = dimensions
  const known = formatByName(format)
  const scale = known.numericType === 'float' ? 1 : 2 ** known.bits - 1
  const numbers: number[] = []
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) numbers.push(value((x + 0.5) / nx, (y + 0.5) / ny, (z + 0.5) / nz) * scale)
  const modelMatrix = basisFromSpacing(dimensions, [1 / nx, 1 / ny, 1 / nz])
  return new Volume({ dimensions, format: known, source: memory(storeNumbers(known, numbers)), modelMatrix })
}

/** A soft ball: 1 in the middle, 0 at the faces. */
export const ball = (x: number, y: number, z: number): number => Math.max(0, 1 - 2 * Math.hypot(x - 0.5, y - 0.5, z - 0.5))
