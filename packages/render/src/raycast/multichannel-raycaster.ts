import { type CameraState, lookupTable, type TransferFunctionState, viewMatrix } from '@ivw/data'
import { Fn, float, If, int, Loop, property, select, uniform, vec4 } from 'three/tsl'
import { type DataTexture, Matrix4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { differences, type GradientMode, safeNormalize } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, IntNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity } from '../shading/opacity.ts'
import { TableSampler } from '../shading/sampling.ts'
import { component } from '../shading/volume-sampler.ts'
import { tableTexture } from '../texture/data-texture.ts'
import { composite, nowhere, opaqueEnough, type RayResult } from './compositing.ts'
import { PlaneUniforms } from './planes.ts'
import { Ray } from './ray.ts'
import { BackgroundEvent } from './ray-background.ts'
import { RayFrame } from './ray-frame.ts'
import type { PlaneState, RaycastInputs } from './raycast-settings.ts'
import { compositingOf, isoTest, type SimpleCompositing } from './simple-compositing.ts'

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
  readonly #tables = Array.from({ length: 4 }, () => new TableSampler())
  readonly #textures: (DataTexture | undefined)[] = []
  readonly #drawn: (TransferFunctionState | undefined)[] = []
  #settings: MultichannelSettings | undefined
  readonly #pass = new FullScreenPass('multichannel raycast', () => this.#build(this.#settings as MultichannelSettings))

  /** `image` has a depth layer. */
  draw(renderer: Renderer, image: RenderedImage, inputs: RaycastInputs, settings: MultichannelSettings): void {
    this.#settings = settings
    this.#frame.set(renderer, inputs, settings)
    settings.transferFunctions.forEach((state, i) => {
      this.#setTable(i, state)
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
    for (const texture of this.#textures) texture?.dispose()
  }

  #setTable(i: number, state: TransferFunctionState): void {
    if (state === this.#drawn[i]) return
    this.#drawn[i] = state
    this.#textures[i]?.dispose()
    const texture = tableTexture(lookupTable(state))
    this.#textures[i] = texture
    this.#tables[i]?.set(texture)
  }

  #build(settings: MultichannelSettings): Outputs {
    const frame = this.#frame
    const color = property('vec4', 'channelsColor') as Vec4Node
    const depth = Fn(() => {
      const uv = screenPosition().toVar() as never
      const entry = frame.entry.sample(uv).xyz.toVar() as Vec3Node
      const exit = frame.exit.sample(uv).xyz.toVar() as Vec3Node
      const behind = (frame.hasBackground ? frame.backgroundColor.sample(uv) : vec4(0)).toVar() as Vec4Node
      color.assign(behind)
      const depth = (frame.hasBackgroundDepth ? frame.backgroundDepth.sample(uv).x : float(1)).toVar() as FloatNode
      const ray = new Ray(entry, exit, frame.volume, frame.samplingRate)
      If(ray.end.greaterThan(0) as BoolNode, () => {
        const result = { color: vec4(0).toVar() as Vec4Node, firstHit: float(nowhere).toVar() as FloatNode }
        const near = frame.depth.eye(frame.entryDepth.sample(uv).x as FloatNode).toVar() as FloatNode
        const far = frame.depth.eye(frame.exitDepth.sample(uv).x as FloatNode).toVar() as FloatNode
        const place = ray.end.mul(frame.depth.eye(depth).sub(near)).div(far.sub(near)) as FloatNode
        const background = frame.hasBackground ? new BackgroundEvent(behind, place) : undefined
        background?.startInFront(result)
        this.#march(ray, result, background, settings)
        color.assign(result.color)
        const eye = near.add(result.firstHit.div(ray.end).mul(far.sub(near))) as FloatNode
        depth.assign(depth.min(select(result.firstHit.lessThan(nowhere), frame.depth.screen(eye), 1)))
      })
      return depth
    })() as unknown as FloatNode
    return { color, depth, picking: frame.hasBackgroundPicking ? frame.backgroundPicking.sample(screenPosition()) : undefined }
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
      const sample = (this.#tables[channel] as TableSampler).sample(component(voxel, channel)).toVar() as Vec4Node
      If(sample.w.greaterThan(0) as BoolNode, () => {
        const field = {
          value: (at: Vec3Node) => volume.channel(at, channel),
          step: (axis: 0 | 1 | 2) => volume.step(axis),
          spacing: volume.spacing,
        }
        const slope = differences(settings.gradient, field, place, component(voxel, channel))
        const normal = safeNormalize(slope.negate() as Vec3Node).toVar() as Vec3Node
        const surface = { color: sample.xyz as Vec3Node, position: ray.worldPosition(distance), normal, toCamera }
        if (light.mode !== 'none') sample.xyz.assign(light.shade(surface))
        composite(compositingOf(settings.compositing), result, {
          color: sample,
          opacity: correctedOpacity(sample.w as FloatNode, ray.step),
          distance,
          position: () => place,
          normal: () => normal,
          viewNormal: () => this.#viewFromWorld.mul(vec4(normal, 0)).xyz as Vec3Node,
        })
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
