import { ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, CompositePass, DrawnImage } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** Joins two pictures of one scene. */
export class ImageCompositeProcessorGL extends Processor {
  static override readonly info = imageOperation(
    'ImageCompositeProcessorGL',
    'Image Composite',
    'Joins two pictures of one scene by their depth: of each pixel the nearer one is in front. Both renderers need the same camera.',
  )

  readonly first = this.addPort(new ImageInport('imageInport1', { help: 'One picture, with depth' }))
  readonly second = this.addPort(
    new ImageInport('imageInport2', { help: 'The other picture, with depth; in front where both are as near' }),
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'Both pictures, with the depth of what is in front' }))
  readonly #pass = new CompositePass()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const images = await Promise.all([fittedInput(gpu, this.first), fittedInput(gpu, this.second)])
    const image = this.#image.at(gpu, this.picture.size)
    this.#pass.draw(gpu, image, images as [BoundImage, BoundImage])
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
