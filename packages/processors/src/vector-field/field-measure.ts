import { formatByName } from '@ivw/data'
import { ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { DerivativePass, DrawnImage, type FieldMeasure, type ImageLayout } from '@ivw/render'
import { openGpu } from '../services.ts'

const layouts: Record<FieldMeasure, ImageLayout> = {
  curl: { colors: [formatByName('Vec4FLOAT32')], depth: true, picking: true },
  divergence: { colors: [formatByName('Vec4FLOAT32')], depth: true, picking: true },
  magnitude: { colors: [formatByName('FLOAT32')], depth: true, picking: true },
}

/** A number of a vector field at every pixel. */
export abstract class FieldMeasureProcessor extends Processor {
  readonly field = this.addPort(new ImageInport('inport', { outportDeterminesSize: true, help: 'Vectors, as red and green' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The number, as floats' }))
  protected abstract readonly measure: FieldMeasure
  #pass: DerivativePass | undefined
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size, layouts[this.measure])
    this.#pass ??= new DerivativePass(this.measure)
    this.#pass.draw(gpu, image, await gpu.image(this.field.data))
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass?.dispose()
    this.#image.dispose()
  }
}
