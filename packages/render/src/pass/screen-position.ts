import { screenCoordinate, screenSize, vec2 } from 'three/tsl'
import type { Vec2Node } from '../shading/nodes.ts'

/** Pixel centre in the target, (0.5, 0.5) at the lower left. three counts from the top in both backends. */
export function pixelPosition(): Vec2Node {
  return vec2(screenCoordinate.x, screenSize.y.sub(screenCoordinate.y)) as Vec2Node
}

/** Place in the target, 0 to 1, origin at the lower left. */
export function screenPosition(): Vec2Node {
  return pixelPosition().div(screenSize) as Vec2Node
}
