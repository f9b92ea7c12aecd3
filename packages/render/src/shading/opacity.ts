import { float, pow } from 'three/tsl'
import type { FloatNode } from './nodes.ts'

/** Opacities of transfer functions are meant for this many steps along a unit of texture space (core spec 6.3). */
export const referenceStepsPerUnit = 150

/** Opacity of a step of length `step` (texture space) through a medium of the given reference opacity. */
export function correctedOpacity(opacity: FloatNode, step: FloatNode): FloatNode {
  return float(1).sub(pow(float(1).sub(opacity), step.mul(referenceStepsPerUnit)))
}

/** The same on the CPU. */
export function correctOpacity(opacity: number, step: number): number {
  return 1 - (1 - opacity) ** (step * referenceStepsPerUnit)
}
