import { exp2, float, log2 } from 'three/tsl'
import type { FloatNode } from './nodes.ts'

/** Opacities of transfer functions are meant for this many steps along a unit of texture space (core spec 6.3). */
export const referenceStepsPerUnit = 150

/** Opacity of a step of length `step` (texture space) through a medium of the given reference opacity. */
export function correctedOpacity(opacity: FloatNode, step: FloatNode): FloatNode {
  // A power is slower: it minds negative bases.
  return float(1).sub(exp2(log2(float(1).sub(opacity)).mul(step.mul(referenceStepsPerUnit))))
}

/** The same for the binary logarithm of the transparency. */
export function opacityOverLength(extinction: FloatNode, step: FloatNode): FloatNode {
  return float(1).sub(exp2(extinction.mul(step.mul(referenceStepsPerUnit))))
}

/** The same on the CPU. */
export function correctOpacity(opacity: number, step: number): number {
  return 1 - (1 - opacity) ** (step * referenceStepsPerUnit)
}
