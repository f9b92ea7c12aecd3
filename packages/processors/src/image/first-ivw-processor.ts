import { FloatVec3Property, ImageOutport, type ProcessContext, Processor, type ProcessorInfo } from '@ivw/network'
import { DrawnImage, FirstTrianglePass } from '@ivw/render'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'

/** The smallest processor that draws. */
export class FirstIVWProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.FirstIVWProcessor',
    displayName: 'First Processor',
    category: 'Various',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws a green triangle on a plain colour: an image to try other processors with.',
  }

  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The triangle' }))
  readonly color = this.addProperty(
    new FloatVec3Property('color', 'Color', [1, 1, 1], colorOptions({ help: 'Colour around the triangle.' })),
  )
  readonly #pass = new FirstTrianglePass()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size)
    this.#pass.draw(gpu, image, this.color.value)
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
