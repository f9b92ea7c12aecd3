import { type Mat4, transformPoint } from '../matrix.ts'
import type { IntegralLine } from './integral-line.ts'

/** The points of a line in model space. */
function modelPositions({ positions, points }: IntegralLine, modelFromData: Mat4): Float64Array {
  const moved = new Float64Array(points * 3)
  for (let i = 0; i < moved.length; i += 3)
    moved.set(transformPoint(modelFromData, [positions[i] as number, positions[i + 1] as number, positions[i + 2] as number]), i)
  return moved
}

/** `curvature` for every point: the angle between the neighbouring pieces over their mean length, model space (processors-b spec 12.5). */
export function withCurvature(line: IntegralLine, modelFromData: Mat4): IntegralLine {
  const at = modelPositions(line, modelFromData)
  const count = line.points
  const values = new Float64Array(count)
  for (let i = 1; i < count - 1; i++) {
    let [dot, before, after] = [0, 0, 0]
    for (let c = 0; c < 3; c++) {
      const here = at[i * 3 + c] as number
      const back = (at[i * 3 + c - 3] as number) - here
      const on = here - (at[i * 3 + c + 3] as number)
      dot += back * on
      before += back * back
      after += on * on
    }
    const [a, b] = [Math.sqrt(before), Math.sqrt(after)]
    if (a > 0 && b > 0) values[i] = Math.acos(Math.min(Math.max(dot / (a * b), -1), 1)) / (0.5 * (a + b))
  }
  if (count > 2) {
    values[0] = values[1] as number
    values[count - 1] = values[count - 2] as number
  }
  return line.withMetaData('curvature', { components: 1, values })
}

/** `tortuosity` for every point: how long the way from the first point is for its distance, model space. */
export function withTortuosity(line: IntegralLine, modelFromData: Mat4): IntegralLine {
  const at = modelPositions(line, modelFromData)
  const count = line.points
  const values = new Float64Array(count).fill(1)
  const between = (i: number, j: number): number =>
    Math.hypot(
      (at[i * 3] as number) - (at[j * 3] as number),
      (at[i * 3 + 1] as number) - (at[j * 3 + 1] as number),
      (at[i * 3 + 2] as number) - (at[j * 3 + 2] as number),
    )
  let way = 0
  for (let i = 1; i < count; i++) {
    way += between(i - 1, i)
    const distance = between(0, i)
    if (distance > 0) values[i] = way / distance
  }
  return line.withMetaData('tortuosity', { components: 1, values })
}
