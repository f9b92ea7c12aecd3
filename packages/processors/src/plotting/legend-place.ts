import type { Vec2 } from '@ivw/data'

/** Sides of a picture, and the quarter turns that a legend has there. */
export const legendSides = ['top', 'right', 'bottom', 'left'] as const

export interface LegendFrame {
  /** Of the unturned bar, pixels. */
  readonly length: number
  readonly height: number
  /** Quarter turns: the axis is below, left of, above or right of the bar. */
  readonly turns: number
  /** Place in the picture, 0 to 1. */
  readonly anchor: Vec2
  /** Least distance from the edges of the picture. */
  readonly margin: number
  readonly borderWidth: number
  /** Of the major ticks. */
  readonly tickWidth: number
}

export interface LegendPlace {
  /** Lower left corner of the bar, whole pixels. */
  readonly corner: Vec2
  readonly size: Vec2
  /** Ends of the axis. */
  readonly axis: readonly [start: Vec2, end: Vec2]
}

/** Where a legend stands in a picture (processors-a spec 6.7). */
export function legendPlace({ length, height, turns, anchor, margin, borderWidth, tickWidth }: LegendFrame, picture: Vec2): LegendPlace {
  const size: Vec2 = turns % 2 === 1 ? [height, length] : [length, height]
  const at = (i: 0 | 1): number => {
    const whole = size[i] + 2 * margin
    return Math.trunc(0.5 * whole + anchor[i] * (picture[i] - whole) - size[i] / 2)
  }
  const corner: Vec2 = [at(0), at(1)]
  const [left, bottom, right, top] = [corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]]
  const half = Math.trunc(Math.ceil(tickWidth) / 2)
  const b = borderWidth
  const axes: readonly (readonly [Vec2, Vec2])[] = [
    [
      [left + half - b, bottom - b],
      [right - half + b, bottom - b],
    ],
    [
      [left - b, bottom + half - b],
      [left - b, top - half + b],
    ],
    [
      [left + half - b, top + b],
      [right - half + b, top + b],
    ],
    [
      [right + b, bottom + half - b],
      [right + b, top - half + b],
    ],
  ]
  return { corner, size, axis: axes[turns] as LegendPlace['axis'] }
}

/** The anchors of the sides. */
export const legendAnchors: readonly Vec2[] = [
  [0.5, 1],
  [1, 0.5],
  [0.5, 0],
  [0, 0.5],
]
