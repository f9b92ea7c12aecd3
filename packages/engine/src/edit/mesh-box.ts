import { type Mat4, type Mesh, multiply, plainNumbers, scaling, translation, type Vec3 } from '@ivw/data'

/** The box around the vertices of a mesh: world space from the unit cube. Undefined when there are none; nowhere flat. */
export async function meshBox(mesh: Mesh): Promise<Mat4 | undefined> {
  const buffer = mesh.buffer('position')
  if (!buffer) return undefined
  const numbers = plainNumbers(buffer.format, await buffer.read())
  const { components } = buffer.format
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const high = low.map(x => -x)
  for (let at = 0; at < numbers.length; at += components)
    for (let axis = 0; axis < 3; axis++) {
      const x = axis < components ? (numbers[at + axis] as number) : 0
      if (x < (low[axis] as number)) low[axis] = x
      if (x > (high[axis] as number)) high[axis] = x
    }
  const extent = high.map((x, axis) => x - (low[axis] as number))
  if (!extent.every(Number.isFinite)) return undefined
  const room = Math.max(...extent) * 1e-3 || 1
  const box = multiply(translation(low as unknown as Vec3), scaling(extent.map(side => Math.max(side, room)) as unknown as Vec3))
  return multiply(mesh.worldFromModel, box)
}
