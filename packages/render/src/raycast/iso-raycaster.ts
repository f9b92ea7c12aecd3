import type { CameraState, Vec3 } from '@ivw/data'
import { Break, Fn, float, If, Loop, property, select, uniform, vec4 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { differences, type GradientMode, safeNormalize } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { Ray } from './ray.ts'
import { RayFrame } from './ray-frame.ts'
import type { RaycastInputs } from './raycast-settings.ts'

export interface IsoRaycastSettings {
  /** Normalised voxel value of the surface. */
  readonly isoValue: number
  readonly surfaceColor: Vec3
  readonly channel: number
  readonly gradient: GradientMode
  readonly samplingRate: number
  readonly light: LightState
  readonly camera: CameraState
}

/** A hit is a sample that is so close to the value. */
const closeEnough = 0.001
const maxSteps = 1000

/** Draws the first surface of one value that each ray meets, found by halving the step behind it (core spec 6.6, processors-b 3.5). */
export class IsoRaycaster {
  readonly #frame = new RayFrame()
  readonly #iso = uniform(0.5)
  readonly #color = uniform(new Vector3(1, 1, 1))
  #settings: IsoRaycastSettings | undefined
  readonly #pass = new FullScreenPass('iso raycast', () => this.#build(this.#settings as IsoRaycastSettings))

  /** `image` has a depth layer. */
  draw(renderer: Renderer, image: RenderedImage, inputs: RaycastInputs, settings: IsoRaycastSettings): void {
    this.#settings = settings
    this.#frame.set(renderer, inputs, settings)
    this.#iso.value = settings.isoValue
    this.#color.value.set(...settings.surfaceColor)
    this.#pass.draw(renderer, image, [settings.gradient, settings.channel, this.#frame.kind].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(settings: IsoRaycastSettings): Outputs {
    const frame = this.#frame
    const color = property('vec4', 'isoColor') as Vec4Node
    const depth = Fn(() => {
      const uv = screenPosition().toVar() as never
      const entry = frame.entry.lean(uv).xyz.toVar() as Vec3Node
      const exit = frame.exit.lean(uv).xyz.toVar() as Vec3Node
      color.assign(frame.hasBackground ? frame.backgroundColor.sample(uv) : vec4(0))
      const depth = (frame.hasBackgroundDepth ? frame.backgroundDepth.sample(uv).x : float(1)).toVar() as FloatNode
      const ray = new Ray(entry, exit, frame.volume, frame.samplingRate)
      If(ray.end.greaterThan(0) as BoolNode, () => {
        const hit = float(-1).toVar() as FloatNode
        this.#search(ray, hit, settings.channel)
        If(hit.greaterThanEqual(0) as BoolNode, () => {
          const near = frame.depth.eye(frame.entryDepth.lean(uv).x as FloatNode)
          const far = frame.depth.eye(frame.exitDepth.lean(uv).x as FloatNode)
          const place = frame.depth.screen(near.add(hit.div(ray.end).mul(far.sub(near))) as FloatNode).toVar() as FloatNode
          // A background in front hides the surface.
          If(depth.greaterThanEqual(place) as BoolNode, () => {
            color.assign(vec4(this.#lit(ray, hit, settings), 1))
            depth.assign(place)
          })
        })
      })
      return depth
    })() as unknown as FloatNode
    return { color, depth, picking: frame.hasBackgroundPicking ? frame.backgroundPicking.sample(screenPosition()) : undefined }
  }

  /** Sets `hit` to where the ray meets the surface. */
  #search(ray: Ray, hit: FloatNode, channel: number): void {
    const value = (distance: FloatNode): FloatNode => this.#frame.volume.channel(ray.position(distance), channel)
    const step = ray.step.toVar() as FloatNode
    const distance = ray.step.mul(0.5).toVar() as FloatNode
    // Positive while the ray is on the side on which it started.
    const side = select(value(distance).lessThan(this.#iso), 1, -1).toVar() as FloatNode
    distance.addAssign(step)
    Loop(maxSteps, () => {
      If(distance.greaterThan(ray.end) as BoolNode, () => {
        Break()
      })
      const here = value(distance).toVar() as FloatNode
      If(here.sub(this.#iso).abs().lessThan(closeEnough) as BoolNode, () => {
        hit.assign(distance)
        Break()
      })
      If(this.#iso.sub(here).mul(side).lessThan(0) as BoolNode, () => {
        distance.subAssign(step)
        step.mulAssign(0.5)
      })
      distance.addAssign(step)
    })
  }

  #lit(ray: Ray, hit: FloatNode, { gradient, channel }: IsoRaycastSettings): Vec3Node {
    const { volume, light } = this.#frame
    const place = ray.position(hit).toVar() as Vec3Node
    const field = volume.field(channel)
    const slope = differences(gradient, field, place, volume.channel(place, channel))
    const normal = safeNormalize(slope.negate() as Vec3Node).toVar() as Vec3Node
    const toCamera = this.#frame.toCamera(ray.worldPosition(float(0) as FloatNode))
    return light.shade({ color: this.#color as unknown as Vec3Node, position: ray.worldPosition(hit), normal, toCamera })
  }
}
