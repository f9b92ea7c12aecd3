import { FloatProperty } from '@ivw/network'
import { OpacityFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageOpacity extends ImageProcessor<OpacityFilter> {
  static override readonly info = imageOperation(
    'ImageOpacity',
    'Image Opacity',
    'Gives every pixel of an image the same opacity.',
    'experimental',
  )
  readonly alpha = this.addProperty(new FloatProperty('alpha', 'Alpha', 1, { min: 0, max: 1, help: 'The opacity of all pixels.' }))
  protected override readonly filter = new OpacityFilter()

  protected override prepare(): void {
    this.filter.alpha = this.alpha.value
  }
}
