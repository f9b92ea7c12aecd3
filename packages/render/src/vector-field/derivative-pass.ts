import { length, vec2, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { Vec2Node, Vec4Node } from '../shading/nodes.ts'

/** What is computed of a field of vectors (red, green). */
export type FieldMeasure = 'curl' | 'divergence' | 'magnitude'

/**
 * A number for every place of a vector field, in all channels. Derivatives are central differences over a pixel of the field; the curl has the
 * sign that Inviwo gives it (processors-b spec 12.7).
 */
export class DerivativePass {
  readonly #field = new ImageSampler()
  readonly #measure: FieldMeasure
  readonly #pass = new FullScreenPass('field measure', () => ({ color: this.#value() }))

  constructor(measure: FieldMeasure) {
    this.#measure = measure
  }

  draw(renderer: Renderer, image: RenderedImage, field: BoundImage): void {
    this.#field.set(field, renderer)
    this.#pass.draw(renderer, image, this.#field.kind)
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #value(): Vec4Node {
    const place = screenPosition().toVar() as Vec2Node
    const at = (x: number, y: number): Vec2Node => this.#field.color(place.add(vec2(x, y).div(this.#field.size)) as Vec2Node).xy as Vec2Node
    if (this.#measure === 'magnitude') return vec4(length(at(0, 0))) as Vec4Node
    const alongX = at(1, 0).sub(at(-1, 0)).mul(0.5).toVar()
    const alongY = at(0, 1).sub(at(0, -1)).mul(0.5).toVar()
    return vec4(this.#measure === 'curl' ? alongY.x.sub(alongX.y) : alongX.x.add(alongY.y)) as Vec4Node
  }
}
