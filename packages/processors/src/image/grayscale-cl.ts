import { BoolProperty, ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, DrawnImage, GrayscaleFilter, layoutLike } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** Inviwo's OpenCL sample, drawn like all others. */
export class GrayscaleCL extends Processor {
  static override readonly info = imageOperation(
    'GrayscaleCL',
    'Image Grayscale (OpenCL)',
    'Turns colours into shades of grey, by perceived luminance. It stands for the OpenCL processor of older workspaces.',
  )
  readonly source = this.addPort(new ImageInport('colorImage', { help: 'The image in colour' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image in grey' }))
  readonly sharing = this.addProperty(
    new BoolProperty('glsharing', 'Use OpenGL sharing', true, { help: 'Has no effect here; older workspaces store it.' }),
  )
  readonly #filter = new GrayscaleFilter()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const image = this.#image.at(gpu, source.dimensions, layoutLike(this.source.data))
    this.#filter.weights = [0.2989, 0.587, 0.114]
    this.#filter.draw(gpu, image, source)
    this.picture.data = image
  }

  override dispose(): void {
    this.#filter.dispose()
    this.#image.dispose()
  }
}
