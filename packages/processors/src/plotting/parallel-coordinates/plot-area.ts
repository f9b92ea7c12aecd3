import type { Vec2, Vec3 } from '@ivw/data'
import { axisGeometry, type TextImage } from '@ivw/render'
import type { Margins } from '../../properties/margin-property.ts'
import type { TextImages } from '../text-images.ts'
import { ends, type PlacedAxis, stateOn } from './axis-state.ts'

/** Pixels from the edges of a picture to those of a plot; not whole. */
export interface PlotArea {
  /** Left, bottom. */
  readonly lower: Vec2
  /** Right, top. */
  readonly upper: Vec2
}

export function areaInside({ top, right, bottom, left }: Margins): PlotArea {
  return { lower: [left, bottom], upper: [right, top] }
}

/** Lower and upper end of an axis, whole pixels (processors-a spec 7.4.4). */
export function axisLine(share: number, { lower, upper }: PlotArea, [width, height]: Vec2): readonly [lower: Vec2, upper: Vec2] {
  const whole = (x: number): number => Math.trunc(Math.fround(x))
  const [left, right] = [whole(lower[0]), whole(width - 1 - upper[0])]
  const x = left + whole(Math.fround(share) * (right - left))
  return [
    [x, whole(lower[1])],
    [x, whole(height - 1 - upper[1])],
  ]
}

/** The area that leaves room for all texts of the axes beside the margins (processors-a spec 7.4.6). */
export async function areaWithTexts(axes: readonly PlacedAxis[], user: Margins, size: Vec2, texts: TextImages): Promise<PlotArea> {
  const area = areaInside(user)
  const corners = (await Promise.all(axes.map(axis => extremes(axis, area, size, texts)))).flat()
  if (corners.length === 0) return area
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return {
    lower: [area.lower[0] - Math.floor(Math.min(...xs)) + user.left, area.lower[1] - Math.floor(Math.min(...ys)) + user.bottom],
    upper: [
      Math.ceil(Math.max(...xs)) - (size[0] - 1 - area.upper[0]) + user.right,
      Math.ceil(Math.max(...ys)) - (size[1] - 1 - area.upper[1]) + user.top,
    ],
  }
}

/** Ends of the axis and of its outer ticks, whose length does not count, and corners of its texts. */
async function extremes(axis: PlacedAxis, area: PlotArea, size: Vec2, texts: TextImages): Promise<Vec2[]> {
  const line = axisLine(axis.share, area, size)
  const state = stateOn(axis, line[1][1] - line[0][1])
  const [start, end] = ends(axis, line)
  const { caption, labels } = axisGeometry(state, [...start, 0], [...end, 0], [axis.isInverted ? 1 : -1, 0, 0])
  const ticks = line.flatMap(([x, y]): Vec2[] => [
    [x - 1, y],
    [x + 1, y],
  ])
  const boxes: Vec2[] = []
  if (state.caption) {
    const { text, rotation, anchor } = state.caption
    const image = await texts.of(text, state.caption)
    boxes.push(...corners(image, caption, anchor, Math.fround(Math.fround(rotation) + Math.fround(Math.PI / 2))))
  }
  const style = state.labels
  if (style) for (const { text, position } of labels) boxes.push(...corners(await texts.of(text, style), position, style.anchor, 0))
  return [...ticks, ...boxes]
}

/** Two opposite corners of a text that is turned about its anchor; in single precision, for what a full turn leaves over shows. */
function corners({ extent, glyphsOrigin, size }: TextImage, place: Vec3, anchor: Vec2, angle: number): Vec2[] {
  const f = Math.fround
  const [cos, sin] = [f(Math.cos(angle)), f(Math.sin(angle))]
  const pivot = [0, 1].map(i => f(f((extent[i] as number) * f((anchor[i] as number) + 1)) / 2 - (glyphsOrigin[i] as number))) as [
    number,
    number,
  ]
  return [[0, 0] as const, size].map(([x, y]): Vec2 => {
    const [px, py] = [f(x - pivot[0]), f(y - pivot[1])]
    return [f(f(place[0]) + f(f(cos * px) - f(sin * py))), f(f(place[1]) + f(f(sin * px) + f(cos * py)))]
  })
}
