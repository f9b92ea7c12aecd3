import type { CameraState } from '@ivw/data'
import { formatByName } from '@ivw/data'
import { clamp, exp2, Fn, float, uniform, vec2, vec4 } from 'three/tsl'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import { type BoundImage, boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { AmbientOcclusion, type OcclusionSettings } from './ambient-occlusion.ts'

export interface SsaoSettings extends OcclusionSettings {
  readonly camera: CameraState
  /** Smooths the shadows, but not across edges; the sharper, the smaller an edge counts. */
  readonly blur: { readonly sharpness: number } | undefined
}

const blurRadius = 3
const halves = formatByName('Vec2FLOAT16')
const floats = formatByName('Vec2FLOAT32')

/** Darkens an image where little light of the surroundings arrives (processors-a spec 3.2). Alpha, depth and picking are kept. */
export class SsaoPass {
  readonly #source = new ImageSampler()
  /** Occlusion in red, distance in green. */
  readonly #occlusion = new ImageSampler()
  readonly #sharpness = uniform(40)
  readonly #occluded = new DrawnImage()
  readonly #blurred = new DrawnImage()
  readonly #ambient = new AmbientOcclusion(this.#source)
  #blurs = true
  readonly #occlusionPass = new FullScreenPass('ambient occlusion', () => ({ color: this.#ambient.build() }))
  readonly #blurPass = new FullScreenPass('ambient occlusion blur', () => {
    const place = screenPosition()
    return { color: vec4(this.#blurredAt(place, vec2(1, 0) as Vec2Node), this.#occlusion.color(place).y, 0, 1) as Vec4Node }
  })
  readonly #finalPass = new FullScreenPass('ambient occlusion result', () => {
    const place = screenPosition()
    const [source, texel] = [this.#source, this.#source.color(place)]
    const light = this.#blurs ? this.#blurredAt(place, vec2(0, 1) as Vec2Node) : this.#occlusion.color(place).x
    return {
      color: vec4(texel.xyz.mul(light), texel.w) as Vec4Node,
      more: source.more(place),
      depth: source.depth(place),
      picking: source.picking(place),
    }
  })

  /** Both images have one size. */
  draw(gpu: Renderer & ImageHome, target: RenderedImage, source: BoundImage, settings: SsaoSettings): void {
    const { dimensions } = target
    this.#blurs = settings.blur !== undefined
    this.#sharpness.value = settings.blur?.sharpness ?? 0
    this.#source.set(source, gpu)
    this.#ambient.set(settings, settings.camera, dimensions)
    const layout = { colors: [this.#blurs ? halves : floats], swizzles: ['rgba' as const], depth: false, picking: false }
    const occluded = this.#occluded.at(gpu, dimensions, layout)
    this.#occlusionPass.draw(gpu, occluded, `${this.#source.kind} ${this.#ambient.variant}`)
    this.#occlusion.set(boundRendered(occluded), gpu)
    if (this.#blurs) {
      const blurred = this.#blurred.at(gpu, dimensions, layout)
      this.#blurPass.draw(gpu, blurred, this.#occlusion.kind)
      this.#occlusion.set(boundRendered(blurred), gpu)
    }
    this.#finalPass.draw(gpu, target, `${this.#source.kind} ${this.#occlusion.kind} ${this.#blurs}`)
  }

  dispose(): void {
    for (const part of [this.#occlusionPass, this.#blurPass, this.#finalPass, this.#occluded, this.#blurred, this.#ambient]) part.dispose()
  }

  /** Mean along a direction, weighed by distance on the screen and along the view. */
  #blurredAt(place: Vec2Node, direction: Vec2Node): FloatNode {
    const falloff = 1 / (2 * (blurRadius / 2) ** 2)
    return Fn(() => {
      const centre = this.#occlusion.color(place).toVar()
      const sum = centre.x.toVar()
      const weights = float(1).toVar()
      for (let r = -blurRadius; r <= blurRadius; r++) {
        if (r === 0) continue
        const sample = this.#occlusion.color(place.add(direction.mul(r).div(this.#occlusion.size)) as Vec2Node).toVar()
        const difference = sample.y.sub(centre.y).mul(this.#sharpness)
        const weight = exp2(
          difference
            .mul(difference)
            .negate()
            .sub(r * r * falloff),
        ).toVar()
        sum.addAssign(sample.x.mul(weight))
        weights.addAssign(weight)
      }
      return clamp(sum.div(weights), 0, 1)
    })() as unknown as FloatNode
  }
}
