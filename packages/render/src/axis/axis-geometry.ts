import type { Vec3, Vec4 } from '@ivw/data'
import { add, length, normalize, scale, subtract } from '@ivw/data'
import type { AxisState, TickSide, TickStyle } from './axis-state.ts'
import { formatNumber } from './number-format.ts'
import { majorTicks, minorTicks, type Ticks } from './ticks.ts'

/** Lines of one look, from end to end; pixels in a plot (z is 0), world units around a volume. */
export interface AxisLines {
  readonly segments: readonly (readonly [Vec3, Vec3])[]
  readonly color: Vec4
  readonly width: number
  readonly roundCaps: boolean
}

export interface AxisGeometry {
  readonly lines: readonly AxisLines[]
  /** Where the anchor of the caption is. */
  readonly caption: Vec3
  readonly labels: readonly { readonly text: string; readonly position: Vec3 }[]
}

const sides: Record<TickSide, readonly [from: number, to: number] | undefined> = {
  none: undefined,
  inside: [0, 1],
  outside: [-1, 0],
  both: [-1, 1],
}

/** Lines and places of texts of an axis. `inside`: unit vector to the side that ticks inside of a plot are on (processors-a spec 6.3, 6.4). */
export function axisGeometry(axis: AxisState, start: Vec3, end: Vec3, inside: Vec3): AxisGeometry {
  const { range, major, minor, labels } = axis
  const tick = axis.flipped ? scale(inside, -1) : inside
  const outside = scale(tick, -1)
  const span = range[1] - range[0]
  const direction = length(subtract(end, start)) > 0 ? normalize(subtract(end, start)) : subtract(end, start)
  const size = length(subtract(end, start))
  const at = (share: number): Vec3 => add(start, scale(direction, size * share))
  const ticks = majorTicks(range, major.delta, major.fromRange)
  const ticksAt = (values: readonly number[], style: TickStyle): AxisLines => {
    const side = sides[style.side]
    const segments = side ? values.map(value => at(span === 0 ? 0 : (value - range[0]) / span)) : []
    return {
      segments: segments.map(p => [
        add(p, scale(tick, style.length * (side?.[0] ?? 0))),
        add(p, scale(tick, style.length * (side?.[1] ?? 0))),
      ]),
      color: style.color,
      width: style.width,
      roundCaps: true,
    }
  }
  return {
    lines: [
      { segments: [[start, end] as const], color: axis.color, width: axis.width, roundCaps: false },
      ticksAt(ticks.values, major),
      ticksAt(minorTicks(range, ticks, minor.frequency, minor.fill), minor),
    ].filter(({ segments }) => segments.length > 0),
    caption: add(at(axis.caption?.position ?? 0), scale(outside, axis.caption?.offset ?? 0)),
    labels: labels
      ? labelShares(ticks, range[0], span).map(({ value, share }) => ({
          text: axis.categories ? (axis.categories[Math.round(value)] ?? '') : formatNumber(labels.text, value),
          position: add(at(share), scale(outside, labels.offset)),
        }))
      : [],
  }
}

/** Labels of an empty range are spread evenly. */
function labelShares({ values }: Ticks, min: number, span: number): readonly { readonly value: number; readonly share: number }[] {
  return values.map((value, i) => ({ value, share: span === 0 ? i / Math.max(values.length - 1, 1) : (value - min) / span }))
}
