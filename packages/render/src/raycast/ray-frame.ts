import type { CameraState, Volume } from '@ivw/data'
import { uniform } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { Renderer } from '../pass/renderer.ts'
import { DepthUniforms } from '../shading/depth.ts'
import { safeNormalize } from '../shading/gradient.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { FloatNode, Vec3Node } from '../shading/nodes.ts'
import { LayerSampler } from '../shading/sampling.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'
import type { RaycastInputs } from './raycast-settings.ts'

export interface RayView {
  readonly samplingRate: number
  readonly light: LightState
  readonly camera: CameraState
}

/** What every ray of the simple raycasters starts from: where it enters and leaves, what lies behind, light and camera. */
export class RayFrame {
  readonly entry = new LayerSampler()
  readonly exit = new LayerSampler()
  readonly entryDepth = new LayerSampler()
  readonly exitDepth = new LayerSampler()
  readonly backgroundColor = new LayerSampler()
  readonly backgroundDepth = new LayerSampler()
  readonly backgroundPicking = new LayerSampler()
  readonly volume = new VolumeSampler()
  readonly depth = new DepthUniforms()
  readonly light = new LightUniforms()
  readonly #samplingRate = uniform(2)
  readonly #eye = uniform(new Vector3())
  #background: RaycastInputs['background']

  set(renderer: Renderer, inputs: RaycastInputs, { samplingRate, light, camera }: RayView): void {
    const { entry, exit, background } = inputs
    const layers = [
      [this.entry, entry.colors[0]],
      [this.entryDepth, entry.depth],
      [this.exit, exit.colors[0]],
      [this.exitDepth, exit.depth],
      [this.backgroundColor, background?.colors[0]],
      [this.backgroundDepth, background?.depth],
      [this.backgroundPicking, background?.picking],
    ] as const
    for (const [sampler, bound] of layers) if (bound) sampler.set(bound.texels, bound.layer.swizzle, renderer.topFirst)
    this.#background = background
    this.setVolume(inputs.volume, inputs.texels)
    this.depth.set(camera)
    this.light.set(light, camera)
    this.#samplingRate.value = samplingRate
    this.#eye.value.set(...camera.lookFrom)
  }

  setVolume(volume: Volume, texels: VolumeTexels): void {
    this.volume.set(volume, texels)
  }

  get samplingRate(): FloatNode {
    return this.#samplingRate as unknown as FloatNode
  }

  /** Unit vector from a place in world space. */
  toCamera(position: Vec3Node): Vec3Node {
    return safeNormalize(this.#eye.sub(position) as Vec3Node)
  }

  get hasBackground(): boolean {
    return this.#background !== undefined
  }

  get hasBackgroundDepth(): boolean {
    return this.#background?.depth !== undefined
  }

  get hasBackgroundPicking(): boolean {
    return this.#background?.picking !== undefined
  }

  /** What else a shader depends on. */
  get kind(): string {
    const { entry, exit, entryDepth, exitDepth, backgroundColor, backgroundDepth, backgroundPicking, volume, light } = this
    const behind = this.#background ? [backgroundColor, backgroundDepth, backgroundPicking] : []
    const flags = [this.hasBackground, this.hasBackgroundDepth, this.hasBackgroundPicking]
    const ends = [entry, exit, entryDepth, exitDepth].map(({ leanKind }) => leanKind)
    return [volume.kind, light.mode, ...flags, ...ends, ...behind.map(({ kind }) => kind)].join(' ')
  }
}
