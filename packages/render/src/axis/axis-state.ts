import type { Vec2, Vec4 } from '@ivw/data'
import type { TextStyle } from '../text/text-image.ts'

/** A text beside an axis. Lengths in pixels in a plot, in world units around a volume. */
export interface AxisText extends TextStyle {
  readonly text: string
  /** Distance from the axis. */
  readonly offset: number
  /** Along the axis, 0 to 1; of captions alone. */
  readonly position: number
  /** Radians, counter-clockwise. */
  readonly rotation: number
  /** Place in the text that its position means, -1 its left or lower edge, 1 its right or upper edge. */
  readonly anchor: Vec2
}

export const tickSides = ['none', 'inside', 'outside', 'both'] as const
export type TickSide = (typeof tickSides)[number]

export interface TickStyle {
  readonly side: TickSide
  readonly color: Vec4
  readonly length: number
  /** Pixels. */
  readonly width: number
}

export interface AxisState {
  readonly color: Vec4
  /** Pixels. */
  readonly width: number
  /** Values at both ends. */
  readonly range: Vec2
  /** Texts and ticks are on the other side. */
  readonly flipped: boolean
  /** Captions read upwards. */
  readonly vertical: boolean
  readonly caption: AxisText | undefined
  /** `text` is a format as of C's printf. */
  readonly labels: AxisText | undefined
  /** Texts of the values 0, 1, 2, in place of formatted numbers. */
  readonly categories?: readonly string[] | undefined
  /** `delta`: distance of ticks in values; none: at both ends. `fromRange`: counted from the start of the range, not from 0. */
  readonly major: TickStyle & { readonly delta: number; readonly fromRange: boolean }
  /** `frequency`: parts that the space between major ticks has. `fill`: also beyond the first and last of them. */
  readonly minor: TickStyle & { readonly frequency: number; readonly fill: boolean }
  /** Picking colour of its lines; without one picking stays as it is. */
  readonly picking?: Vec4 | undefined
}
