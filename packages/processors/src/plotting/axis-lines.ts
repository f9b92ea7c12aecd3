import type { Vec2 } from '@ivw/data'

/** Whole pixels at which the horizontal and the vertical axis of a plot start and end (processors-a spec 7.1). */
export function axisLines([left, bottom]: Vec2, [right, top]: Vec2, padding: number): readonly (readonly [Vec2, Vec2])[] {
  const whole = (x: number, y: number): Vec2 => [Math.trunc(x), Math.trunc(y)]
  return [
    [whole(left + padding, bottom), whole(right - padding, bottom)],
    [whole(left, bottom + padding), whole(left, top - padding)],
  ]
}
