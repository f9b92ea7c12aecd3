import { FloatProperty } from '@ivw/network'
import { BloomPass, type BoundImage, type Gpu, type RenderedImage } from '@ivw/render'
import { PostProcessor, postprocessing } from './post-processor.ts'

export class HdrBloom extends PostProcessor {
  static override readonly info = postprocessing('HdrBloom', 'HDR Bloom', 'Lets bright parts of a picture glow over what is around them.')

  readonly threshold = this.addProperty(
    new FloatProperty('threshold', 'Threshold', 1, { min: 0, max: 10, help: 'Least brightness of what glows.' }),
  )
  readonly strength = this.addProperty(new FloatProperty('strength', 'Strength', 1, { min: 0, max: 3, help: 'How bright the glow is.' }))
  readonly radius = this.addProperty(new FloatProperty('radius', 'Radius', 0.5, { min: 0, max: 1, help: 'How wide the glow is.' }))
  readonly #pass = new BloomPass()

  protected override draw(gpu: Gpu, target: RenderedImage, source: BoundImage): void {
    this.#pass.draw(gpu, target, source, {
      threshold: this.threshold.value,
      strength: this.strength.value,
      radius: this.radius.value,
    })
  }

  override dispose(): void {
    super.dispose()
    this.#pass.dispose()
  }
}
