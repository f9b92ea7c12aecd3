import { type CameraState, formatByName, type Vec2 } from '@ivw/data'
import { clamp, min, select, uniform, vec4 } from 'three/tsl'
import { BlurPass, gaussianKernel } from '../compose/blur-pass.ts'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import { type BoundImage, boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { DepthUniforms } from '../shading/depth.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'

export interface DepthDarkeningSettings {
  readonly camera: CameraState
  /** Nearest and farthest stored depth of the image, without the background. */
  readonly depthRange: Vec2
  /** Width of the shadows in pixels. */
  readonly sigma: number
  readonly strength: number
}

const distances = { colors: [formatByName('FLOAT32')], depth: false, picking: false } as const

/**
 * Darkens what lies behind something near (T. Luft, C. Colditz, O. Deussen: "Image enhancement by unsharp masking the depth buffer", 2006;
 * processors-a spec 3.5). Alpha, depth and picking are kept.
 */
export class DepthDarkeningPass {
  readonly #source = new ImageSampler()
  readonly #plain = new ImageSampler()
  readonly #smooth = new ImageSampler()
  readonly #depth = new DepthUniforms()
  readonly #near = uniform(0)
  readonly #far = uniform(1)
  readonly #strength = uniform(10)
  readonly #distances = new DrawnImage()
  readonly #blurred = new DrawnImage()
  readonly #blur = new BlurPass()
  readonly #distancePass = new FullScreenPass('distance', () => {
    const [near, far] = [this.#eye(this.#near), this.#eye(this.#far)]
    const extent = far.sub(near)
    const share = this.#depth
      .eye(this.#source.depth(screenPosition()))
      .sub(near)
      .div(select(extent.equal(0), 1e-20, extent))
    return { color: vec4(clamp(share, 0, 1), 0, 0, 1) as Vec4Node }
  })
  readonly #finalPass = new FullScreenPass('depth darkening', () => {
    const place = screenPosition()
    const [source, texel] = [this.#source, this.#source.color(place)]
    const darkening = min(this.#smooth.color(place).x.sub(this.#plain.color(place).x).mul(this.#strength), 0)
    return {
      color: vec4(texel.xyz.add(darkening), texel.w) as Vec4Node,
      more: source.more(place),
      depth: source.depth(place),
      picking: source.picking(place),
    }
  })

  /** Both images have one size. */
  draw(gpu: Renderer & ImageHome, target: RenderedImage, source: BoundImage, settings: DepthDarkeningSettings): void {
    this.#depth.set({ ...settings.camera, type: 'PerspectiveCamera' })
    this.#near.value = settings.depthRange[0]
    this.#far.value = settings.depthRange[1]
    this.#strength.value = settings.strength
    this.#source.set(source, gpu)
    const plain = this.#distances.at(gpu, target.dimensions, distances)
    this.#distancePass.draw(gpu, plain, this.#source.kind)
    const blurred = this.#blurred.at(gpu, target.dimensions, distances)
    this.#blur.draw(gpu, blurred, boundRendered(plain), gaussianKernel(settings.sigma))
    this.#plain.set(boundRendered(plain), gpu)
    this.#smooth.set(boundRendered(blurred), gpu)
    this.#finalPass.draw(gpu, target, [this.#source, this.#plain, this.#smooth].map(sampler => sampler.kind).join(' '))
  }

  dispose(): void {
    for (const part of [this.#distancePass, this.#finalPass, this.#blur, this.#distances, this.#blurred]) part.dispose()
  }

  #eye(depth: unknown): FloatNode {
    return this.#depth.eye(depth as FloatNode)
  }
}
