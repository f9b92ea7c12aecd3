import type { Image } from '@ivw/data'
import { BoolProperty, ImageInport, ImageOutport, type ProcessContext, Processor, type ProcessorInfo } from '@ivw/network'
import { type BoundImage, DrawnImage, type Gpu, layoutLike, type RenderedImage } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'

/** An effect on a finished picture, in its format; switched off, the picture passes as it is (processors-a spec 3.1). */
export abstract class PostProcessor extends Processor {
  readonly source = this.addPort(new ImageInport('inport', { help: 'The picture' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture with the effect; depth and picking as they came' }))
  readonly enabled = this.addProperty(new BoolProperty('enable', 'Enable Operation', true, { help: 'Off: the picture as it is.' }))
  readonly #image = new DrawnImage()

  protected abstract draw(gpu: Gpu, target: RenderedImage, source: BoundImage): void

  override async process(context: ProcessContext): Promise<void> {
    this.picture.data = this.enabled.value ? await this.#drawn(context) : this.source.data
  }

  async #drawn(context: ProcessContext): Promise<Image> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const image = this.#image.at(gpu, source.dimensions, layoutLike(this.source.data))
    this.draw(gpu, image, source)
    return image
  }

  override dispose(): void {
    this.#image.dispose()
  }
}

/** What effects have in common. `name` without `org.inviwo.`. */
export function postprocessing(
  name: string,
  displayName: string,
  help: string,
  codeState: ProcessorInfo['codeState'] = 'stable',
): ProcessorInfo {
  return { classIdentifier: `org.inviwo.${name}`, displayName, category: 'Postprocessing', codeState, tags: ['GL'], help }
}
