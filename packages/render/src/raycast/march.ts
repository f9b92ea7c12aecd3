import { float, If, int, Loop, max, min, select, step, vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, IntNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity, opacityOverLength } from '../shading/opacity.ts'
import { component, type TexelScaling } from '../shading/volume-sampler.ts'
import { samplesAtOnce } from '../texture/bricks.ts'
import { blendMedia, composite, opaqueEnough, type RayResult } from './compositing.ts'
import { blendIsoSurfaces } from './iso-surface.ts'
import { type LeapingRay, leapThrough, nothingAhead } from './leap.ts'
import type { Ray } from './ray.ts'
import type { BackgroundEvent } from './ray-background.ts'
import { isPlain, type RaycastFeatures } from './raycast-features.ts'
import type { RaycastUniforms } from './raycast-uniforms.ts'
import { SampleShading } from './sample-shading.ts'

/**
 * Samples that are fetched together: fetches overlap, and where nothing is visible one comparison passes over all of them. Measured with
 * WebGL 2 on SwiftShader, blocks of four took 600 ms where single samples took 1150.
 */
const blockSize = samplesAtOnce
const alphaChannel = 3
/** Samples: behind everything, however short they are. */
const nowhereNear = 1e30

export interface March {
  readonly uniforms: RaycastUniforms
  readonly features: RaycastFeatures
  readonly ray: Ray
  readonly result: RayResult
  readonly background: BackgroundEvent | undefined
}

interface Walk extends March {
  readonly shading: SampleShading
  /** Number of the next sample. */
  readonly index: IntNode
  /** Value of the sample before the one that is looked at; kept for iso surfaces. */
  readonly previous: FloatNode
  /** Values outside of it are transparent. A variable, as is the scaling: uniforms are slow to read in a loop in software. */
  readonly visibleRange: Vec2Node
  readonly scaling: TexelScaling
}

interface Block extends Walk {
  /** How many samples each fetched one stands for; 1 but in a plain medium. */
  readonly weight: FloatNode
  /** Where the block starts along the ray, and its first fetched sample. */
  readonly start: FloatNode
  readonly first: FloatNode
  /** Of the channel that is classified, and all components where they are the colours. */
  readonly values: readonly FloatNode[]
  readonly voxels: readonly Vec4Node[] | undefined
}

/**
 * Follows a ray through the volume and gathers what it meets (core spec 6.3, 6.). Where there are bricks, it leaps over empty ones before
 * every block. Processors that do the work of a GPU skip nothing but what comes after the end of a loop: to them every branch costs as
 * much as if it were taken, and a loop once more than it is gone through unless its end is at its end. So leaps are a loop of their own,
 * which costs little, blocks are taken in one that asks at its end, and there are few branches in it. A loop of blocks for each stretch
 * would spare looks at bricks, but pixels that are drawn together wait for each other in it (measured with WebGL 2 on SwiftShader:
 * 1130 ms in place of 1400).
 */
export function march(all: March): void {
  const { uniforms, features, ray, result, background } = all
  if (showsNothing(features)) {
    background?.blendBetween(result, float(0) as FloatNode, float(1e20) as FloatNode)
    return
  }
  const shading = new SampleShading(uniforms, features, ray)
  const index = int(0).toVar() as IntNode
  const hasIso = features.isoCount > 0
  const previous = (hasIso ? valueAt(all, int(0) as IntNode) : float(0)).toVar() as FloatNode
  const visibleRange = uniforms.visibleRange.toVar() as Vec2Node
  const walk: Walk = { ...all, shading, index, previous, visibleRange, scaling: uniforms.volume.scaling() }
  const isUnfinished = index.lessThan(ray.samples).and(result.color.w.lessThanEqual(opaqueEnough)) as BoolNode
  if (!features.skips) Loop(isUnfinished as never, () => takeBlock(walk, undefined))
  else {
    const { skipper } = uniforms.visibleBricks
    const pass = (next: IntNode) => {
      background?.blendBetween(result, distanceOf(ray, index.sub(1) as IntNode), distanceOf(ray, next.sub(1) as IntNode))
      if (hasIso) previous.assign(valueAt(all, next.sub(1) as IntNode))
    }
    // Samples that a block stands for, for each voxel that they may be apart.
    const reachPerVoxel = uniforms.samplingRate.mul(blockSize).toVar() as FloatNode
    const leaping: LeapingRay = { ray, bricks: skipper.along(ray), index, ahead: nothingAhead(), pass }
    leapThrough(skipper, leaping, isUnfinished, () => {
      const { samples, longestStep } = leaping.ahead
      const longest = longestStep.mul(reachPerVoxel)
      takeBlock(walk, isPlain(features) ? (int(max(min(longest, samples), blockSize)).toVar() as IntNode) : undefined)
    })
  }
  background?.blendBetween(result, ray.end.sub(ray.step.mul(0.5)) as FloatNode, float(1e20) as FloatNode)
}

function distanceOf(ray: Ray, sample: IntNode): FloatNode {
  return sample.toFloat().add(0.5).mul(ray.step) as FloatNode
}

function valueAt({ uniforms, features, ray }: March, sample: IntNode): FloatNode {
  return uniforms.volume.channel(ray.position(distanceOf(ray, sample)), features.channel)
}

/** `length`: how many samples it stands for, when they are more than are fetched. */
function takeBlock(walk: Walk, length: IntNode | undefined): void {
  const { features, ray, index, previous } = walk
  const weight = (length ? length.toFloat().div(blockSize) : float(1)).toVar() as FloatNode
  const start = index.toFloat().mul(ray.step).toVar() as FloatNode
  const first = start.add(ray.step.mul(weight).mul(0.5)).toVar() as FloatNode
  const block: Block = { ...walk, weight, start, first, ...fetch(walk, first, weight) }
  const seen = visible(block)
  if (seen) If(seen, () => blendSamples(block))
  else blendSamples(block)
  if (features.isoCount > 0) previous.assign(block.values[blockSize - 1] as FloatNode)
  index.addAssign(length ?? blockSize)
}

function fetch({ uniforms, features, ray, scaling }: Walk, first: FloatNode, weight: FloatNode): Pick<Block, 'values' | 'voxels'> {
  const start = ray.position(first).toVar() as Vec3Node
  const stride = ray.stride.mul(weight).toVar() as Vec3Node
  const positions = Array.from({ length: blockSize }, (_, i) => (i === 0 ? start : (start.add(stride.mul(i)) as Vec3Node)))
  if (features.classification !== 'voxel-value')
    return {
      values: positions.map(position => uniforms.volume.channel(position, features.channel, scaling).toVar() as FloatNode),
      voxels: undefined,
    }
  const voxels = positions.map(position => uniforms.volume.voxel(position).toVar() as Vec4Node)
  return { values: voxels.map(voxel => component(voxel, features.channel)), voxels }
}

function blendSamples(block: Block): void {
  if (isPlain(block.features)) blendPlainSamples(block)
  // One copy of the code: what lights a sample is long, and compiling four of it takes seconds in software.
  else Loop(blockSize, ({ i }) => blendSample(block, i as IntNode))
}

/** Surfaces alone, and there are none. */
function showsNothing({ rendering, isoCount, planes }: RaycastFeatures): boolean {
  return rendering === 'iso' && isoCount === 0 && planes === 0
}

/** All samples of a block at once; those behind the exit are transparent. */
function blendPlainSamples(block: Block): void {
  const { ray, result, index, weight, start, values } = block
  const byTable = block.features.classification === 'transfer-function'
  const colors = values.map((value, i) => (byTable ? block.uniforms.extinction.sample(value) : classified(block, value, block.voxels?.[i])))
  const alphas = vec4(...(colors.map(color => color.w) as Four))
  const numbers = vec4(0.5, 1.5, 2.5, 3.5).mul(weight).add(index.toFloat())
  const inside = step(numbers, vec4(ray.samples.toFloat())) as Vec4Node
  const length = ray.step.mul(weight).toVar() as FloatNode
  const opacity = byTable ? opacityOverLength : correctedOpacity
  const opacities = opacity(alphas.mul(inside) as never, length).toVar() as unknown as Vec4Node
  const hidden = step(opacities, vec4(0)).toVar() as Vec4Node
  // How many are hidden before the first that is not.
  const last = component(hidden, blockSize - 1).mul(nowhereNear)
  const before = [2, 1, 0].reduce((rest, i) => component(hidden, i).mul(rest.add(1)) as FloatNode, last as FloatNode)
  // The first of all samples that this one stands for.
  result.firstHit.assign(result.firstHit.min(start.add(length.mul(before)).add(ray.step.mul(0.5))))
  blendMedia(
    result.color,
    colors,
    Array.from({ length: blockSize }, (_, i) => component(opacities, i)),
  )
}

/** Sample `i` of the block, with all that may lie before it. */
function blendSample(block: Block, i: IntNode): void {
  const { uniforms, features, ray, result, background, shading, index, first, previous } = block
  If(index.add(i).lessThan(ray.samples).and(result.color.w.lessThanEqual(opaqueEnough)) as BoolNode, () => {
    const distance = first.add(ray.step.mul(i.toFloat())).toVar() as FloatNode
    const value = chosen(i, block.values).toVar() as FloatNode
    const rest = features.isoCount > 0 ? blendIsoSurfaces(shading, result, previous, value, distance) : ray.step
    background?.blendBetween(result, distance.sub(ray.step) as FloatNode, distance)
    if (features.planes > 0) uniforms.planes.blend(ray, result, distance)
    if (features.rendering !== 'iso') {
      const voxel = block.voxels && chosen(i, block.voxels)
      const color = classified(block, value, voxel).toVar() as Vec4Node
      const number = index.add(i) as IntNode
      shading.light(color, distance, value, number)
      composite(features.compositing, result, shading.sample(color, correctedOpacity(color.w, rest), distance, value, number))
    }
    if (features.isoCount > 0) previous.assign(value)
  })
}

function classified({ uniforms, features }: March, value: FloatNode, voxel: Vec4Node | undefined): Vec4Node {
  return voxel ?? (features.classification === 'none' ? (vec4(value) as Vec4Node) : uniforms.table.sample(value))
}

type Four = [FloatNode, FloatNode, FloatNode, FloatNode]

function chosen<T extends FloatNode | Vec4Node>(i: IntNode, from: readonly T[]): T {
  const [a, b, c, d] = from as [never, never, never, never]
  return select(i.lessThan(2), select(i.lessThan(1), a, b), select(i.lessThan(3), c, d)) as unknown as T
}

/** Whether a block has anything to show; undefined when it always has to be gone through. */
function visible({ uniforms, features, ray, background, first, previous, visibleRange, values, voxels }: Block): BoolNode | undefined {
  if (features.planes > 0) return undefined
  const parts: BoolNode[] = []
  if (features.rendering !== 'iso') {
    const { x: low, y: high } = visibleRange
    const looked = voxels ? voxels.map(voxel => component(voxel, alphaChannel)) : values
    // Positive where a value lies in the range: the largest tells whether any does.
    const [a, b, c, d] = looked.map(value => min(value.sub(low), high.sub(value))) as Four
    parts.push(max(max(a, b), max(c, d)).greaterThanEqual(0) as BoolNode)
  }
  if (features.isoCount > 0) {
    const [a, b, c, d] = values as Four
    const lowest = min(previous, min(min(a, b), min(c, d)))
    const highest = max(previous, max(max(a, b), max(c, d)))
    const { x: low, y: high } = uniforms.isoRange
    parts.push(lowest.lessThanEqual(high).and(highest.greaterThanEqual(low)) as BoolNode)
  }
  const last = first.add(ray.step.mul(blockSize - 1)) as FloatNode
  if (background) parts.push(background.isBetween(first.sub(ray.step) as FloatNode, last))
  return parts.reduce((some, part) => some.or(part) as BoolNode)
}
