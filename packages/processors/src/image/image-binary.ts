import { FloatProperty } from '@ivw/network'
import { BinaryFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageBinary extends ImageProcessor<BinaryFilter> {
  static override readonly info = imageOperation(
    'ImageBinary',
    'Image Binary',
    'Makes pixels white whose red reaches a threshold, and all others black.',
  )
  readonly threshold = this.addProperty(
    new FloatProperty('threshold', 'Threshold', 0.5, { min: 0, max: 1, help: 'The lowest red that becomes white.' }),
  )
  protected override readonly filter = new BinaryFilter()

  protected override prepare(): void {
    this.filter.threshold = this.threshold.value
  }
}
