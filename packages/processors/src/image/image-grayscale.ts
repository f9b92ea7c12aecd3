import type { Vec3 } from '@ivw/data'
import { OptionPropertyInt } from '@ivw/network'
import { GrayscaleFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

const models = [
  { id: 'perceived', name: 'Perceived Luminance', value: 0 },
  { id: 'relative', name: 'Relative Luminance', value: 1 },
  { id: 'average', name: 'Average', value: 2 },
  { id: 'red', name: 'Red Only', value: 3 },
  { id: 'green', name: 'Green Only', value: 4 },
  { id: 'blue', name: 'Blue Only', value: 5 },
]
/** Rec. 601, Rec. 709, and plain ones. */
const weights: readonly Vec3[] = [
  [0.299, 0.587, 0.114],
  [0.2126, 0.7152, 0.0722],
  [1 / 3, 1 / 3, 1 / 3],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

export class ImageGrayscale extends ImageProcessor<GrayscaleFilter> {
  static override readonly info = imageOperation(
    'ImageGrayscale',
    'Image Grayscale',
    'Turns colours into shades of grey. How much red, green and blue count follows the eye, or is chosen.',
  )
  readonly luminanceModel = this.addProperty(
    new OptionPropertyInt('luminanceModel', 'Luminance Model', models, 0, { help: 'How much red, green and blue count.' }),
  )
  protected override readonly filter = new GrayscaleFilter()

  protected override prepare(): void {
    this.filter.weights = weights[this.luminanceModel.value] as Vec3
  }
}
