import { Break, bool, float, If, int, Loop, min } from 'three/tsl'
import type { BoolNode, FloatNode, IntNode } from '../shading/nodes.ts'
import type { BrickRay, BrickSkipper } from './brick-skipper.ts'
import type { Ray } from './ray.ts'

/** What lies before a ray: variables of the shader. */
export interface Ahead {
  readonly samples: FloatNode
  /** Voxels. */
  readonly longestStep: FloatNode
}

export function nothingAhead(): Ahead {
  return { samples: float(0).toVar() as FloatNode, longestStep: float(0).toVar() as FloatNode }
}

export interface LeapingRay {
  readonly ray: Ray
  /** The same ray in units of bricks. */
  readonly bricks: BrickRay
  /** Number of the next sample. */
  readonly index: IntNode
  readonly ahead: Ahead
  /** Runs for every stretch that is left out, before `index` becomes `next`. */
  readonly pass: (next: IntNode) => void
}

/** Goes on to the next sample that may show something, or to the end of the ray, and tells what is there. */
function leap(skipper: BrickSkipper, { ray, bricks, index, ahead, pass }: LeapingRay): void {
  Loop(bool(true) as never, () => {
    const { samples, isEmpty, longestStep } = skipper.stretch(bricks, index)
    ahead.samples.assign(min(samples, ray.samples.sub(index).toFloat()))
    ahead.longestStep.assign(longestStep)
    If(isEmpty.not().or(index.greaterThanEqual(ray.samples)) as BoolNode, () => {
      Break()
    })
    const next = index.add(int(ahead.samples)).toVar() as IntNode
    pass(next)
    index.assign(next)
  })
}

/** Leaps and takes samples by turns, until `isUnfinished` holds no more. `take` is asked once also where nothing is left to take. */
export function leapThrough(skipper: BrickSkipper, leaping: LeapingRay, isUnfinished: BoolNode, take: () => void): void {
  leap(skipper, leaping)
  // Asks at its end: to a GPU in software, a loop that asks before costs one more round.
  Loop(bool(true) as never, () => {
    take()
    leap(skipper, leaping)
    If(isUnfinished.not() as BoolNode, () => {
      Break()
    })
  })
}
