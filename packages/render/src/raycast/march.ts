import { add, float, If, int, Loop, max, min, select, vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, IntNode, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity } from '../shading/opacity.ts'
import { component } from '../shading/volume-sampler.ts'
import { composite, opaqueEnough, type RayResult } from './compositing.ts'
import { blendIsoSurfaces } from './iso-surface.ts'
import { blendPlanes } from './planes.ts'
import type { Ray } from './ray.ts'
import type { BackgroundEvent } from './ray-background.ts'
import type { RaycastFeatures } from './raycast-features.ts'
import type { RaycastUniforms } from './raycast-uniforms.ts'
import { SampleShading } from './sample-shading.ts'

/** Samples that are fetched together. Four let a GPU (and SwiftShader, whose unit they are) overlap fetches, and empty ones cost one comparison. */
const blockSize = 4

/** Follows a ray through the volume and gathers what it meets into `result` (core spec 6.3, 6.). */
export function march(
  uniforms: RaycastUniforms,
  features: RaycastFeatures,
  ray: Ray,
  result: RayResult,
  background: BackgroundEvent | undefined,
): void {
  const shading = new SampleShading(uniforms, features, ray)
  const index = int(0).toVar() as IntNode
  const previous = float(0).toVar() as FloatNode
  const hasIso = features.isoCount > 0
  const fetchPrevious = () => {
    if (hasIso) previous.assign(uniforms.volume.channel(ray.position(distanceOf(index.sub(1) as IntNode)), features.channel))
  }
  const distanceOf = (sample: IntNode): FloatNode => sample.toFloat().add(0.5).mul(ray.step) as FloatNode
  if (hasIso) previous.assign(uniforms.volume.channel(ray.position(distanceOf(int(0) as IntNode)), features.channel))
  const leaps = features.skips ? uniforms.skipper.along(ray.direction) : undefined

  Loop(index.lessThan(ray.samples).and(result.color.w.lessThanEqual(opaqueEnough)) as never, () => {
    const first = distanceOf(index).toVar() as FloatNode
    const block = () => {
      marchBlock({ uniforms, features, ray, result, background, shading, index, first, previous })
      index.addAssign(blockSize)
    }
    if (!leaps) return block()
    const empty = uniforms.skipper.emptySamples(ray.position(first), leaps, ray.step).toVar() as IntNode
    // A surface may lie between the last empty sample and the next one: that sample is looked at, too.
    const leap = hasIso ? (max(empty.sub(1) as never, 0) as unknown as IntNode) : empty
    If(leap.greaterThan(0) as BoolNode, () => {
      background?.blendBetween(result, first.sub(ray.step) as FloatNode, first.add(leap.toFloat().sub(1).mul(ray.step)) as FloatNode)
      index.addAssign(leap)
      fetchPrevious()
    }).Else(block)
  })
  background?.blendBetween(result, ray.end.sub(ray.step.mul(0.5)) as FloatNode, float(1e20) as FloatNode)
}

interface Block {
  readonly uniforms: RaycastUniforms
  readonly features: RaycastFeatures
  readonly ray: Ray
  readonly result: RayResult
  readonly background: BackgroundEvent | undefined
  readonly shading: SampleShading
  /** Number of the block's first sample, and its distance along the ray. */
  readonly index: IntNode
  readonly first: FloatNode
  /** Value of the sample before it. */
  readonly previous: FloatNode
}

function marchBlock(block: Block): void {
  const { uniforms, features, ray, result, background, index, first, previous } = block
  const byVoxel = features.classification === 'voxel-value'
  const distances = Array.from({ length: blockSize }, (_, i) => first.add(ray.step.mul(i)).toVar() as FloatNode)
  const voxels = byVoxel ? distances.map(distance => uniforms.volume.voxel(ray.position(distance)).toVar() as Vec4Node) : undefined
  const values = distances.map((distance, i) => {
    const voxel = voxels?.[i]
    return voxel
      ? component(voxel, features.channel)
      : (uniforms.volume.channel(ray.position(distance), features.channel).toVar() as FloatNode)
  })
  const inside = (i: number): BoolNode => index.add(i).lessThan(ray.samples) as BoolNode
  const all = () => {
    const colors = features.rendering === 'iso' ? undefined : classified(block, values, voxels)
    const opacities = colors && correctedOpacity(vec4(...(colors.map(color => color.w) as Four)) as never, ray.step).toVar()
    distances.forEach((distance, i) => {
      const sample = () => {
        let step: FloatNode | undefined
        if (features.isoCount > 0) step = blendIsoSurfaces(block.shading, result, i === 0 ? previous : values[i - 1]!, values[i]!, distance)
        background?.blendBetween(result, distance.sub(ray.step) as FloatNode, distance)
        if (features.planes > 0) blendPlanes(uniforms, features, ray, result, distance)
        const color = colors?.[i]
        if (!color || !opacities) return
        const opacity = step ? correctedOpacity(color.w, step) : component(opacities as unknown as Vec4Node, i)
        composite(features.compositing, result, block.shading.sample(color, opacity, distance, values[i]!, i === 0 ? index : undefined))
      }
      // Without events of their own, samples behind the exit are merely transparent.
      if (hasEvents(features) && i > 0) If(inside(i).and(result.color.w.lessThanEqual(opaqueEnough)) as BoolNode, sample)
      else sample()
    })
  }
  const seen = visible(block, voxels ? voxels.map(voxel => component(voxel, alphaChannel)) : values)
  if (seen) If(seen, all)
  else all()
  if (features.isoCount > 0) previous.assign(values[blockSize - 1]!)
}

type Four = [FloatNode, FloatNode, FloatNode, FloatNode]
const alphaChannel = 3

function hasEvents({ isoCount, planes, background }: RaycastFeatures): boolean {
  return isoCount > 0 || planes > 0 || background
}

/** Colours of the block's samples, lit where they are not transparent; those behind the exit are transparent. */
function classified(
  { uniforms, features, ray, shading, index, first }: Block,
  values: FloatNode[],
  voxels: Vec4Node[] | undefined,
): Vec4Node[] {
  const colors = values.map((value, i) => {
    const color =
      features.classification === 'transfer-function' ? uniforms.table.sample(value) : (voxels?.[i] ?? (vec4(value) as Vec4Node))
    return color.toVar() as Vec4Node
  })
  colors.forEach((color, i) => {
    if (i > 0) color.w.assign(select(index.add(i).lessThan(ray.samples), color.w, 0))
    shading.light(color, first.add(ray.step.mul(i)) as FloatNode, values[i]!, i === 0 ? index : undefined)
  })
  return colors
}

/** Whether a block has anything to show; undefined when it always has to be gone through. */
function visible({ uniforms, features, ray, background, first }: Block, values: FloatNode[]): BoolNode | undefined {
  if (features.isoCount > 0 || features.planes > 0) return undefined
  const { x: low, y: high } = uniforms.visibleRange
  // Positive where a value lies in the range: the largest tells whether any does.
  const [a, b, c, d] = values.map(value => min(value.sub(low), high.sub(value))) as Four
  const some = max(max(a, b), max(c, d)).greaterThanEqual(0) as BoolNode
  if (!background) return some
  const last = add(first, ray.step.mul(blockSize - 1)) as FloatNode
  return some.or(background.isBetween(first.sub(ray.step) as FloatNode, last)) as BoolNode
}
