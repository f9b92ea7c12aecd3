import type { Wrap } from '@ivw/data'
import { abs, clamp, fract, mod } from 'three/tsl'
import type { FloatNode, Vec3Node } from './nodes.ts'

/** The place from 0 to 1 that stands for one outside, as textures are continued. */
export function wrapped<T extends FloatNode | Vec3Node>(place: T, wrap: Wrap): T {
  const node = place as FloatNode
  switch (wrap) {
    case 'repeat':
      return fract(node) as T
    case 'mirror':
      return abs(mod(node, 2).sub(1)).oneMinus() as T
    default:
      return clamp(node, 0, 1) as T
  }
}
