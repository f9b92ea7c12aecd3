import type { Vec2, Vec4 } from '@ivw/data'

/** Which picture a piece shows. */
export type HandlePart = 'center' | 'handle'

/** A picture that is stretched over a rectangle of the plot. */
export interface HandlePiece {
  readonly part: HandlePart
  /** Lower left corner, pixels. */
  readonly corner: Vec2
  readonly extent: Vec2
}

export interface RangeHandles {
  /** Lower end of the axis, pixels. */
  readonly start: Vec2
  readonly axisLength: number
  /** Width of the handles, pixels. */
  readonly size: number
  /** Places of the handles from below, 0 to `handleSteps`; the lower one first. */
  readonly range: Vec2
}

/** Steps that a handle can stand at, as in Inviwo: an integer slider. */
export const handleSteps = 10_000
/** Height to width of a handle. */
const aspect = 21 / 32

/** Where the three pieces of a slider along a vertical axis lie (processors-a spec 7.4.5): its middle, lower and upper handle. */
export function handlePieces({
  start,
  axisLength,
  size,
  range,
}: RangeHandles): readonly [center: HandlePiece, lower: HandlePiece, upper: HandlePiece] {
  const height = Math.fround(size * aspect)
  const whole = Math.trunc(height)
  const left = start[0] - Math.trunc(Math.trunc(size) / 2)
  const bottom = start[1] - Math.trunc(whole / 2)
  const travel = axisLength + whole - height
  const [low, high] = range.map(step => (step / handleSteps) * travel) as [number, number]
  const handle = (place: number): HandlePiece => ({ part: 'handle', corner: [left, bottom + place], extent: [size, height] })
  const center: HandlePiece = { part: 'center', corner: [left, bottom + low + height / 2], extent: [size, high - low] }
  return [center, handle(low), handle(high)]
}

/** The step at which the middle of a handle is at a height, pixels. */
export function handleStepAt({ start, axisLength, size }: Omit<RangeHandles, 'range'>, height: number): number {
  const tall = Math.fround(size * aspect)
  const whole = Math.trunc(tall)
  const share = (height - start[1] + Math.trunc(whole / 2) - tall / 2) / (axisLength + whole - tall)
  return Math.round(Math.min(Math.max(share, 0), 1) * handleSteps)
}

/** The nine cells of a piece: shares of its extent, and of its picture, at their edges. */
export function patchCells({ part, extent }: HandlePiece): {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly source: readonly number[]
} {
  const shrink = part === 'handle' ? [0.8, 0.8] : [24 / extent[0], 21 / extent[1]]
  const at = (factor: number): number[] => sourceSplits.map(split => (split < 0.5 ? split * factor : 1 - (1 - split) * factor))
  return { x: at(shrink[0] as number), y: at(shrink[1] as number), source: sourceSplits }
}
const sourceSplits = [0, 0.45, 0.55, 1]

/** What a picture of a piece says of a texel: shade and opacity of its fill, opacity of its black border; 0 to 1. */
export interface HandleTexel {
  readonly shade: number
  readonly fill: number
  readonly border: number
}

interface Outline {
  readonly size: Vec2
  /** Left, bottom, right, top; texels. */
  readonly outer: Vec4
  readonly inner: Vec4
  readonly outerRadius: number
  readonly innerRadius: number
  /** By distance from the nearer edge at the left and right, texels. */
  readonly shade: (column: number) => number
}

const outlines: Readonly<Record<HandlePart, Outline>> = {
  center: {
    size: [24, 24],
    outer: [5, 4.1, 19, 19.9],
    inner: [6.73, 6.1, 17.27, 17.9],
    outerRadius: 1,
    innerRadius: 0.5,
    shade: column => (column >= 8 ? 0.92 : column >= 7 ? 0.855 : 0.72),
  },
  handle: {
    size: [32, 21],
    outer: [3, 3, 29, 18],
    inner: [6, 6, 26, 15],
    outerRadius: 3.8,
    innerRadius: 1.3,
    shade: column => (column >= 7 ? 1 : 0.92),
  },
}

export function handlePictureSize(part: HandlePart): Vec2 {
  return outlines[part].size
}

/** Samples of a texel along each axis. */
const samples = 8

export function handleTexel(part: HandlePart, x: number, y: number): HandleTexel {
  const { size, outer, inner, outerRadius, innerRadius, shade } = outlines[part]
  let [whole, inside] = [0, 0]
  for (let j = 0; j < samples; j++)
    for (let i = 0; i < samples; i++) {
      const place: Vec2 = [x + (i + 0.5) / samples, y + (j + 0.5) / samples]
      if (!isInside(place, outer, outerRadius)) continue
      whole++
      if (isInside(place, inner, innerRadius)) inside++
    }
  const [fill, border] = [whole / samples ** 2, (whole - inside) / samples ** 2]
  return { shade: shade(Math.min(x, size[0] - 1 - x)), fill, border }
}

function isInside([x, y]: Vec2, [left, bottom, right, top]: Vec4, radius: number): boolean {
  const [beyondX, beyondY] = [Math.max(left + radius - x, x - right + radius), Math.max(bottom + radius - y, y - top + radius)]
  if (beyondX > radius || beyondY > radius) return false
  return beyondX <= 0 || beyondY <= 0 || Math.hypot(beyondX, beyondY) <= radius
}
