import { formatByName, type Swizzle, type Vec2, type Vec4 } from '@ivw/data'
import { uniform } from 'three/tsl'
import { Vector2 } from 'three/webgpu'
import { type ImageHome, RenderedImage } from '../image/rendered-image.ts'
import type { Vec2Node } from '../shading/nodes.ts'
import { LayerSampler } from '../shading/sampling.ts'
import type { LayerTexels } from '../texture/layer-texels.ts'
import { FullScreenPass } from './full-screen-pass.ts'
import type { Renderer } from './renderer.ts'

/** Reads single pixels, without moving the rest of the layer. */
export class ProbePass {
  readonly #sampler = new LayerSampler()
  readonly #place = uniform(new Vector2())
  readonly #pass = new FullScreenPass('probe', () => ({ color: this.#sampler.sample(this.#place as unknown as Vec2Node) }))

  /** The sample at `place` (0 to 1, upwards). */
  async read(gpu: Renderer & ImageHome, texels: LayerTexels, swizzle: Swizzle, place: Vec2): Promise<Vec4> {
    this.#sampler.set(texels, swizzle, gpu.topFirst)
    this.#place.value.set(...place)
    const pixel = new RenderedImage(gpu, [1, 1], { colors: [formatByName('Vec4FLOAT32')], depth: false, picking: false })
    try {
      this.#pass.draw(gpu, pixel, this.#sampler.kind)
      const [r = 0, g = 0, b = 0, a = 0] = Array.from((await pixel.colorLayers[0]?.read()) ?? [], Number)
      return [r, g, b, a]
    } finally {
      pixel.dispose()
    }
  }
}
