import type { CameraState, TransferFunctionState } from '@ivw/data'
import { Fn, If, int, Loop, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { differences, safeNormalize } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, IntNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity } from '../shading/opacity.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { blend } from './compositing.ts'
import { Ray } from './ray.ts'
import { RayFrame } from './ray-frame.ts'
import type { RaycastInputs } from './raycast-settings.ts'

export interface PlainRaycastSettings {
  readonly samplingRate: number
  readonly transferFunction: TransferFunctionState
  readonly light: LightState
  readonly camera: CameraState
}

/** Draws the first component of a volume as a medium, over a background without depth; every ray goes to its end (processors-b spec 13.6). */
export class PlainRaycaster {
  readonly #frame = new RayFrame()
  readonly #table = new TransferFunctionTable()
  readonly #pass = new FullScreenPass('plain raycast', () => this.#build())

  draw(renderer: Renderer, image: RenderedImage, inputs: RaycastInputs, settings: PlainRaycastSettings): void {
    this.#frame.set(renderer, inputs, settings)
    this.#table.set(settings.transferFunction)
    this.#pass.draw(renderer, image, this.#frame.kind)
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
  }

  #build(): Outputs {
    const frame = this.#frame
    const color = Fn(() => {
      const uv = screenPosition().toVar() as Vec2Node
      const entry = frame.entry.lean(uv).xyz.toVar() as Vec3Node
      const exit = frame.exit.lean(uv).xyz.toVar() as Vec3Node
      const gathered = vec4(0).toVar() as Vec4Node
      const ray = new Ray(entry, exit, frame.volume, frame.samplingRate)
      If(ray.end.greaterThan(0) as BoolNode, () => this.#march(ray, gathered))
      if (!frame.hasBackground) return gathered
      const behind = frame.backgroundColor.sample(uv).toVar() as Vec4Node
      blend(gathered, behind.xyz as Vec3Node, behind.w.mul(gathered.w.oneMinus()) as FloatNode)
      return gathered
    })() as unknown as Vec4Node
    return { color }
  }

  #march(ray: Ray, gathered: Vec4Node): void {
    const { volume, light } = this.#frame
    const field = volume.field(0)
    const index = int(0).toVar() as IntNode
    Loop(index.lessThan(ray.samples) as never, () => {
      const distance = index.toFloat().add(0.5).mul(ray.step).toVar() as FloatNode
      const place = ray.position(distance).toVar() as Vec3Node
      const value = volume.channel(place, 0).toVar() as FloatNode
      const sample = this.#table.sample(value).toVar() as Vec4Node
      If(sample.w.greaterThan(0) as BoolNode, () => {
        const rgb = sample.xyz as Vec3Node
        if (light.mode !== 'none') {
          const normal = safeNormalize(differences('central', field, place, value).negate() as Vec3Node).toVar() as Vec3Node
          rgb.assign(light.shade({ color: rgb, position: ray.worldPosition(distance), normal, toCamera: ray.toCamera }))
        }
        blend(gathered, rgb, correctedOpacity(sample.w as FloatNode, ray.step).mul(gathered.w.oneMinus()) as FloatNode)
      })
      index.addAssign(1)
    })
  }
}
