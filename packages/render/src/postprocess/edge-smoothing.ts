import { abs, clamp, Fn, float, If, max, min, select, vec2 } from 'three/tsl'
import { screenPosition } from '../pass/screen-position.ts'
import type { ImageSampler } from '../shading/image-sampler.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'

const subpixel = 0.5
const edgeThreshold = 0.166
const darkThreshold = 0.0833

/** Variables that statements assign to. */
type Variable<N> = N & { assign(value: unknown): void; addAssign(value: unknown): void; subAssign(value: unknown): void }

/**
 * The colour of a pixel, moved towards the other side of an edge near it, by how far away the ends of the edge are. `image` holds
 * brightness in its alpha; `steps` are the distances in pixels that are walked along the edge.
 */
export function edgeSmoothed(image: ImageSampler, steps: readonly number[]): Vec3Node {
  return Fn(() => {
    const place = screenPosition().toVar() as Vec2Node
    const pixel = vec2(1, 1).div(image.size).toVar() as Vec2Node
    const near = neighbourhood(image, place, pixel)
    const result = near.centre.xyz.toVar() as Variable<Vec3Node>
    If(near.range.greaterThanEqual(max(darkThreshold, near.brightest.mul(edgeThreshold))) as BoolNode, () => {
      const edge = edgeAt(near, pixel)
      const ends = walkAlong(image, place, pixel, near.luma, edge, steps)
      const offset = max(ends, subpixelOffset(near)).mul(edge.across)
      result.assign(image.color(place.add(alongOrAcross(edge, float(0) as FloatNode, offset as FloatNode)) as Vec2Node).xyz)
    })
    return result
  })() as unknown as Vec3Node
}

interface Neighbourhood {
  readonly centre: Vec4Node
  readonly luma: FloatNode
  readonly n: FloatNode
  readonly s: FloatNode
  readonly e: FloatNode
  readonly w: FloatNode
  readonly nw: FloatNode
  readonly ne: FloatNode
  readonly sw: FloatNode
  readonly se: FloatNode
  readonly brightest: FloatNode
  readonly range: FloatNode
}

/** "North" is towards the origin of the picture. */
function neighbourhood(image: ImageSampler, place: Vec2Node, pixel: Vec2Node): Neighbourhood {
  const luma = (x: number, y: number): FloatNode => image.color(place.add(vec2(x, y).mul(pixel)) as Vec2Node).w.toVar() as FloatNode
  const centre = image.color(place).toVar() as Vec4Node
  const [n, s, e, w] = [luma(0, -1), luma(0, 1), luma(1, 0), luma(-1, 0)]
  const [nw, ne, sw, se] = [luma(-1, -1), luma(1, -1), luma(-1, 1), luma(1, 1)]
  const brightest = max(max(n, s), max(max(e, w), centre.w)).toVar() as FloatNode
  const darkest = min(min(n, s), min(min(e, w), centre.w))
  return { centre, luma: centre.w as FloatNode, n, s, e, w, nw, ne, sw, se, brightest, range: brightest.sub(darkest).toVar() as FloatNode }
}

interface Edge {
  readonly isHorizontal: BoolNode
  /** One pixel towards the other side, signed, in places of the image. */
  readonly across: FloatNode
  /** Twice the brightness of the edge. */
  readonly pair: FloatNode
  /** Change of brightness that ends the edge. */
  readonly threshold: FloatNode
}

function edgeAt({ luma: m, n, s, e, w, nw, ne, sw, se }: Neighbourhood, pixel: Vec2Node): Edge {
  const bend = (a: FloatNode, b: FloatNode, c: FloatNode): FloatNode => abs(a.sub(b.mul(2)).add(c)) as FloatNode
  const horizontal = bend(nw, w, sw)
    .add(bend(n, m, s).mul(2))
    .add(bend(ne, e, se))
  const vertical = bend(nw, n, ne)
    .add(bend(w, m, e).mul(2))
    .add(bend(sw, s, se))
  const isHorizontal = horizontal.greaterThanEqual(vertical).toVar() as BoolNode
  const before = select(isHorizontal, n, w).toVar() as FloatNode
  const after = select(isHorizontal, s, e).toVar() as FloatNode
  const [towardsBefore, towardsAfter] = [abs(before.sub(m)).toVar(), abs(after.sub(m)).toVar()]
  const isBefore = towardsBefore.greaterThanEqual(towardsAfter).toVar() as BoolNode
  const length = select(isHorizontal, pixel.y, pixel.x)
  return {
    isHorizontal,
    across: select(isBefore, length.negate(), length).toVar() as FloatNode,
    pair: select(isBefore, before, after).add(m).toVar() as FloatNode,
    threshold: max(towardsBefore, towardsAfter).mul(0.25).toVar() as FloatNode,
  }
}

function alongOrAcross({ isHorizontal }: Edge, along: FloatNode, across: FloatNode): Vec2Node {
  return select(isHorizontal, vec2(along, across), vec2(across, along)) as Vec2Node
}

/** Share of a pixel by which the colour moves across the edge, because its nearer end is on this side. */
function walkAlong(
  image: ImageSampler,
  place: Vec2Node,
  pixel: Vec2Node,
  luma: FloatNode,
  edge: Edge,
  steps: readonly number[],
): FloatNode {
  const half = edge.pair.mul(0.5).toVar() as FloatNode
  const unit = select(edge.isHorizontal, pixel.x, pixel.y).toVar() as FloatNode
  const between = place.add(alongOrAcross(edge, float(0) as FloatNode, edge.across.mul(0.5) as FloatNode)).toVar() as Vec2Node
  const end = (sign: number) => {
    const way = float(steps[0] ?? 1).toVar() as Variable<FloatNode>
    const at = (): FloatNode =>
      image
        .color(between.add(alongOrAcross(edge, way.mul(unit).mul(sign) as FloatNode, float(0) as FloatNode)) as Vec2Node)
        .w.sub(half) as FloatNode
    const difference = at().toVar() as Variable<FloatNode>
    const isOpen = (): BoolNode => abs(difference).lessThan(edge.threshold) as BoolNode
    for (const [i, step] of steps.slice(1).entries()) {
      const isLast = i === steps.length - 2
      If(isOpen(), () => {
        way.addAssign(step)
        // The last step only moves on: what is there is not looked at.
        if (!isLast) difference.assign(at())
      })
    }
    return { way, difference }
  }
  const [negative, positive] = [end(-1), end(1)]
  const isDarker = luma.sub(half).lessThan(0)
  const isNegative = negative.way.lessThan(positive.way)
  const nearest = min(negative.way, positive.way)
  const difference = select(isNegative, negative.difference, positive.difference)
  const isGood = select(isDarker, difference.greaterThanEqual(0), difference.lessThan(0)) as BoolNode
  return select(isGood, float(0.5).sub(nearest.div(negative.way.add(positive.way))), 0) as FloatNode
}

/** For single pixels and thin lines, which have no long edges. */
function subpixelOffset({ luma, n, s, e, w, nw, ne, sw, se, range }: Neighbourhood): FloatNode {
  const straight = n.add(s).add(e).add(w)
  const mean = straight.mul(2).add(nw).add(ne).add(sw).add(se).div(12)
  const contrast = clamp(abs(mean.sub(luma)).div(range), 0, 1).toVar()
  const smooth = contrast.mul(contrast).mul(contrast.mul(-2).add(3)).toVar()
  return smooth.mul(smooth).mul(subpixel) as FloatNode
}
