import { InvertFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageInvert extends ImageProcessor {
  static override readonly info = imageOperation('ImageInvert', 'Image Invert', 'Inverts the colours of an image; its alpha stays.')
  protected override readonly filter = new InvertFilter()
}
