import { abs, exp, float, length, max, select, vec2 } from 'three/tsl'
import type { FloatNode } from './nodes.ts'

const antialiasing = 0.5
const leastAlpha = 0.05

/**
 * How opaque an antialiased line with round ends is at a pixel: 0 where it is not drawn (processors-a spec 6.3). `across`: distance
 * from its axis, `along`: how far beyond its end, negative before it; all in pixels.
 */
export function lineAlpha(across: FloatNode, along: FloatNode | undefined, width: FloatNode): FloatNode {
  const distance = along ? length(vec2(across, max(along, 0))) : abs(across)
  const outside = distance.sub(width.mul(0.5)).add(antialiasing).toVar() as FloatNode
  const soft = outside.div(antialiasing)
  const alpha = select(outside.lessThanEqual(0), float(1), exp(soft.mul(soft).negate())).toVar() as FloatNode
  return select(alpha.lessThan(leastAlpha), float(0), alpha) as FloatNode
}
