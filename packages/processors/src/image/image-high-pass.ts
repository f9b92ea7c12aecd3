import { BoolProperty, IntProperty } from '@ivw/network'
import { HighPassFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageHighPass extends ImageProcessor<HighPassFilter> {
  static override readonly info = imageOperation(
    'ImageHighPass',
    'Image High Pass',
    'Keeps what differs from the surroundings: small structures and edges, on middle grey, or added to the image to sharpen it.',
  )
  readonly kernelSize = this.addProperty(
    new IntProperty('kernelSize', 'Kernel Size', 3, { min: 1, max: 15, increment: 2, help: 'Width of the surroundings in pixels.' }),
  )
  readonly sharpen = this.addProperty(
    new BoolProperty('sharpen', 'Sharpen', false, { help: 'Adds the difference to the image instead of showing it alone.' }),
  )
  protected override readonly filter = new HighPassFilter()

  protected override prepare(): void {
    this.filter.kernelSize = this.kernelSize.value
    this.filter.sharpen = this.sharpen.value
  }
}
