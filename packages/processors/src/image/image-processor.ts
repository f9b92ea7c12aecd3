import { ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, DrawnImage, type FilterPass, type ImageLayout, layoutLike } from '@ivw/render'
import { openGpu } from '../services.ts'

/**
 * An image of the size of its input, with other colours: depth, picking and further colour layers pass through
 * (processors-a spec 2.1).
 */
export abstract class ImageProcessor<F extends FilterPass = FilterPass> extends Processor {
  readonly source = this.addPort(
    new ImageInport('inputImage', { outportDeterminesSize: true, help: 'The image to change; the result has its size' }),
  )
  readonly picture = this.addPort(
    new ImageOutport('outputImage', { handlesResize: false, help: 'The changed image; depth and picking as they came' }),
  )
  protected abstract readonly filter: F
  readonly #image = new DrawnImage()

  /** Hands the properties to the filter, before it draws. */
  protected prepare(_source: BoundImage, _context: ProcessContext): void | Promise<void> {}

  /** Of the result; that of the input when a subclass does not say otherwise. */
  protected layout(source: ImageLayout): ImageLayout {
    return source
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = await gpu.image(this.source.data)
    await this.prepare(source, context)
    const image = this.#image.at(gpu, source.dimensions, this.layout(layoutLike(this.source.data)))
    this.filter.draw(gpu, image, source)
    this.picture.data = image
  }

  override dispose(): void {
    this.filter.dispose()
    this.#image.dispose()
  }
}
