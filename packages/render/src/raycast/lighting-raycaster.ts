import { type CameraState, lookupTable, type TransferFunctionState, typeRange, type Volume, viewMatrix } from '@ivw/data'
import { float, If, int, Loop, uniform, vec3, vec4 } from 'three/tsl'
import { Matrix4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { differences, type GradientMode, safeNormalize } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, IntNode, Mat4Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { component, VolumeSampler } from '../shading/volume-sampler.ts'
import { OpacityRanges } from '../texture/opacity-ranges.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'
import { opaqueEnough, type RayResult } from './compositing.ts'
import { type LeapingRay, leapThrough, nothingAhead } from './leap.ts'
import { mergedRays } from './merged-rays.ts'
import type { Ray } from './ray.ts'
import type { BackgroundEvent } from './ray-background.ts'
import { RayFrame } from './ray-frame.ts'
import type { Classification, RaycastInputs } from './raycast-settings.ts'
import { compositeShaded, isoTest, type SimpleCompositing } from './simple-compositing.ts'
import { VisibleBricks } from './visible-bricks.ts'

export interface LightingInputs extends RaycastInputs {
  /** Light that arrives at each place of the texture space of the volume. */
  readonly light: { readonly volume: Volume; readonly texels: VolumeTexels }
}

export interface LightingSettings {
  readonly classification: Classification
  readonly compositing: SimpleCompositing
  /** Normalised voxel value. */
  readonly isoValue: number
  readonly gradient: GradientMode
  readonly samplingRate: number
  readonly channel: number
  readonly transferFunction: TransferFunctionState
  /** Red, green and blue of the light volume; else its first component for all three. */
  readonly coloredLight: boolean
  readonly light: LightState
  readonly camera: CameraState
}

/** Draws a volume in light that was sent through it before (processors-b spec 3.3). */
export class LightingRaycaster {
  readonly #frame = new RayFrame()
  readonly #arriving = new VolumeSampler()
  readonly #table = new TransferFunctionTable()
  readonly #viewFromWorld = uniform(new Matrix4())
  readonly #isoValue = uniform(0.5)
  readonly #visibleBricks = new VisibleBricks()
  #transferFunction: TransferFunctionState | undefined
  #opacity = new OpacityRanges([0, 0, 0, 0])
  #skips = false
  #settings: LightingSettings | undefined
  readonly #pass = new FullScreenPass('lighting raycast', () => this.#outputs(this.#settings as LightingSettings))

  /** `image` has a depth layer. */
  draw(renderer: Renderer, image: RenderedImage, inputs: LightingInputs, settings: LightingSettings): void {
    const { classification, compositing, gradient, channel, coloredLight, camera } = settings
    this.#settings = settings
    this.#frame.set(renderer, inputs, settings)
    this.#arriving.set(asTexels(inputs.light.volume), inputs.light.texels)
    this.#viewFromWorld.value.fromArray(viewMatrix(camera))
    this.#isoValue.value = settings.isoValue
    this.#table.set(settings.transferFunction)
    this.#setVisibility(inputs, settings)
    const variant = [classification, compositing, gradient, channel, coloredLight, this.#skips, this.#arriving.kind, this.#frame.kind]
    this.#pass.draw(renderer, image, variant.join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
    this.#visibleBricks.dispose()
  }

  #setVisibility({ volume, texels }: LightingInputs, { classification, channel, transferFunction }: LightingSettings): void {
    this.#skips = classification === 'transfer-function' && texels.bricks !== undefined
    if (!this.#skips || !texels.bricks) return
    if (transferFunction !== this.#transferFunction) this.#opacity = new OpacityRanges(lookupTable(transferFunction))
    this.#transferFunction = transferFunction
    this.#visibleBricks.set({ volume, bricks: texels.bricks, component: channel, medium: this.#opacity, isoPositions: [] })
  }

  #outputs(settings: LightingSettings): Outputs {
    return mergedRays(this.#frame, (ray, result, background) => this.#march(ray, result, background, settings))
  }

  #march(ray: Ray, result: RayResult, background: BackgroundEvent | undefined, settings: LightingSettings): void {
    const index = int(0).toVar() as IntNode
    const toCamera = this.#frame.toCamera(ray.worldPosition(float(0) as FloatNode)).toVar() as Vec3Node
    const distanceOf = (sample: IntNode): FloatNode => sample.toFloat().add(0.5).mul(ray.step) as FloatNode
    const isUnfinished = index.lessThan(ray.samples).and(result.color.w.lessThanEqual(opaqueEnough)) as BoolNode
    const takeSample = () => {
      const distance = distanceOf(index).toVar() as FloatNode
      background?.blendBetween(result, distance.sub(ray.step) as FloatNode, distance)
      this.#blendSample(ray, result, distance, toCamera, settings)
      index.addAssign(1)
    }
    if (!this.#skips) Loop(isUnfinished as never, takeSample)
    else {
      const { skipper } = this.#visibleBricks
      const pass = (next: IntNode) => {
        background?.blendBetween(result, distanceOf(index.sub(1) as IntNode), distanceOf(next.sub(1) as IntNode))
      }
      const leaping: LeapingRay = { ray, bricks: skipper.along(ray), index, ahead: nothingAhead(), pass }
      leapThrough(skipper, leaping, isUnfinished, () => {
        If(isUnfinished, takeSample)
      })
    }
    // What lies between the last sample and the exit is lost, as in Inviwo.
    background?.blendBetween(result, ray.end, float(1e20) as FloatNode)
  }

  #blendSample(ray: Ray, result: RayResult, distance: FloatNode, toCamera: Vec3Node, settings: LightingSettings): void {
    const place = ray.position(distance).toVar() as Vec3Node
    const voxel = this.#frame.volume.voxel(place).toVar() as Vec4Node
    const sample = this.#classified(voxel, settings).toVar() as Vec4Node
    If(this.#isSeen(sample, voxel, settings), () => {
      const normal = this.#normal(place, voxel, settings).toVar() as Vec3Node
      sample.xyz.assign(this.#lit({ ray, distance, place, color: sample.xyz as Vec3Node, normal, toCamera }, settings))
      const viewFromWorld = this.#viewFromWorld as unknown as Mat4Node
      compositeShaded(settings.compositing, result, { ray, color: sample, distance, place, normal, viewFromWorld })
    })
  }

  #classified(voxel: Vec4Node, { classification, channel }: LightingSettings): Vec4Node {
    if (classification === 'voxel-value') return voxel
    const value = component(voxel, channel)
    return classification === 'none' ? (vec4(value) as Vec4Node) : this.#table.sample(value)
  }

  #isSeen(sample: Vec4Node, voxel: Vec4Node, { compositing }: LightingSettings): BoolNode {
    const isVisible = sample.w.greaterThan(0) as BoolNode
    const isOnSurface = isoTest(compositing, voxel, this.#isoValue as unknown as FloatNode)
    return isOnSurface ? (isVisible.and(isOnSurface) as BoolNode) : isVisible
  }

  #normal(place: Vec3Node, voxel: Vec4Node, { gradient, channel }: LightingSettings): Vec3Node {
    const { volume } = this.#frame
    const field = volume.field(channel)
    return safeNormalize(differences(gradient, field, place, component(voxel, channel)).negate() as Vec3Node)
  }

  #lit({ ray, distance, place, color, normal, toCamera }: LitSample, { coloredLight }: LightingSettings): Vec3Node {
    const surface = { color, position: ray.worldPosition(distance), normal, toCamera }
    const arriving = coloredLight ? this.#arriving.voxel(place).xyz : vec3(this.#arriving.channel(place, 0))
    return this.#frame.light.shade(surface).mul(arriving) as Vec3Node
  }
}

interface LitSample {
  readonly ray: Ray
  readonly distance: FloatNode
  readonly place: Vec3Node
  readonly color: Vec3Node
  readonly normal: Vec3Node
  readonly toCamera: Vec3Node
}

/** Light is what a texture holds: floats as they are, integers as a share of the largest one; a data range says nothing of it. */
function asTexels(volume: Volume): Volume {
  const dataRange: [number, number] = volume.format.numericType === 'float' ? [0, 1] : [0, typeRange(volume.format)[1]]
  return volume.with({ dataMap: { ...volume.dataMap, dataRange } })
}
