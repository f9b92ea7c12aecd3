import { type CameraState, type TransferFunctionState, viewMatrix } from '@ivw/data'
import { float, If, int, Loop, uniform } from 'three/tsl'
import { Matrix4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { differences, type GradientMode, safeNormalize } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, IntNode, Mat4Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { component } from '../shading/volume-sampler.ts'
import { opaqueEnough, type RayResult } from './compositing.ts'
import { mergedRays } from './merged-rays.ts'
import { PlaneUniforms } from './planes.ts'
import type { Ray } from './ray.ts'
import type { BackgroundEvent } from './ray-background.ts'
import { RayFrame } from './ray-frame.ts'
import type { PlaneState, RaycastInputs } from './raycast-settings.ts'
import { compositeShaded, isoTest, type SimpleCompositing } from './simple-compositing.ts'

export interface MultichannelSettings {
  /** One for each component of the volume; at most four. */
  readonly transferFunctions: readonly TransferFunctionState[]
  readonly compositing: SimpleCompositing
  /** Normalised voxel value. */
  readonly isoValue: number
  readonly gradient: GradientMode
  readonly samplingRate: number
  readonly light: LightState
  readonly camera: CameraState
  readonly planes: readonly PlaneState[]
}

/** Draws every component of a volume as a medium of its own, one after the other at each sample (processors-b spec 3.4). */
export class MultichannelRaycaster {
  readonly #frame = new RayFrame()
  readonly #planes = new PlaneUniforms()
  readonly #viewFromWorld = uniform(new Matrix4())
  readonly #isoValue = uniform(0.5)
  readonly #tables = Array.from({ length: 4 }, () => new TransferFunctionTable())
  #settings: MultichannelSettings | undefined
  readonly #pass = new FullScreenPass('multichannel raycast', () => this.#outputs(this.#settings as MultichannelSettings))

  /** `image` has a depth layer. */
  draw(renderer: Renderer, image: RenderedImage, inputs: RaycastInputs, settings: MultichannelSettings): void {
    this.#settings = settings
    this.#frame.set(renderer, inputs, settings)
    settings.transferFunctions.forEach((state, i) => {
      this.#tables[i]?.set(state)
    })
    this.#planes.set(settings.planes)
    this.#viewFromWorld.value.fromArray(viewMatrix(settings.camera))
    this.#isoValue.value = settings.isoValue
    const { compositing, gradient, transferFunctions } = settings
    const variant = [compositing, gradient, transferFunctions.length, this.#planes.count, this.#frame.kind]
    this.#pass.draw(renderer, image, variant.join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
    for (const table of this.#tables) table.dispose()
  }

  #outputs(settings: MultichannelSettings): Outputs {
    return mergedRays(this.#frame, (ray, result, background) => this.#march(ray, result, background, settings))
  }

  #march(ray: Ray, result: RayResult, background: BackgroundEvent | undefined, settings: MultichannelSettings): void {
    const { volume } = this.#frame
    const index = int(0).toVar() as IntNode
    const toCamera = this.#frame.toCamera(ray.worldPosition(float(0) as FloatNode)).toVar() as Vec3Node
    Loop(index.lessThan(ray.samples).and(result.color.w.lessThanEqual(opaqueEnough)) as never, () => {
      const distance = index.toFloat().add(0.5).mul(ray.step).toVar() as FloatNode
      const place = ray.position(distance).toVar() as Vec3Node
      const voxel = volume.voxel(place).toVar() as Vec4Node
      background?.blendBetween(result, distance.sub(ray.step) as FloatNode, distance)
      this.#planes.blend(ray, result, distance)
      const isOnSurface = isoTest(settings.compositing, voxel, this.#isoValue as unknown as FloatNode)
      const blendAll = () => this.#blendChannels({ ray, result, distance, place, voxel, toCamera }, settings)
      if (isOnSurface) If(isOnSurface, blendAll)
      else blendAll()
      index.addAssign(1)
    })
    background?.blendBetween(result, ray.end.sub(ray.step.mul(0.5)) as FloatNode, float(1e20) as FloatNode)
  }

  /** One after the other, each with the light on its own gradient. */
  #blendChannels({ ray, result, distance, place, voxel, toCamera }: MultichannelSample, settings: MultichannelSettings): void {
    const { volume, light } = this.#frame
    settings.transferFunctions.forEach((_, channel) => {
      const sample = (this.#tables[channel] as TransferFunctionTable).sample(component(voxel, channel)).toVar() as Vec4Node
      If(sample.w.greaterThan(0) as BoolNode, () => {
        const field = volume.field(channel)
        const slope = differences(settings.gradient, field, place, component(voxel, channel))
        const normal = safeNormalize(slope.negate() as Vec3Node).toVar() as Vec3Node
        const surface = { color: sample.xyz as Vec3Node, position: ray.worldPosition(distance), normal, toCamera }
        if (light.mode !== 'none') sample.xyz.assign(light.shade(surface))
        const viewFromWorld = this.#viewFromWorld as unknown as Mat4Node
        compositeShaded(settings.compositing, result, { ray, color: sample, distance, place, normal, viewFromWorld })
      })
    })
  }
}

interface MultichannelSample {
  readonly ray: Ray
  readonly result: RayResult
  readonly distance: FloatNode
  readonly place: Vec3Node
  readonly voxel: Vec4Node
  readonly toCamera: Vec3Node
}
