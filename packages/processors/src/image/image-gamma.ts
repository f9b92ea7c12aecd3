import { FloatProperty } from '@ivw/network'
import { GammaFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageGamma extends ImageProcessor<GammaFilter> {
  static override readonly info = imageOperation(
    'ImageGamma',
    'Image Gamma',
    'Raises colours to a power: below 1 brightens, above 1 darkens.',
  )
  readonly gamma = this.addProperty(new FloatProperty('gammaFactor', 'Gamma', 1, { min: 0, max: 2, increment: 0.01, help: 'The power.' }))
  protected override readonly filter = new GammaFilter()

  protected override prepare(): void {
    this.filter.gamma = this.gamma.value
  }
}
