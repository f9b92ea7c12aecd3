import { FloatProperty, ImageInport, ImageOutport, OptionPropertyInt, type ProcessContext, Processor } from '@ivw/network'
import { ChannelCombinePass, type ChannelSource, DrawnImage } from '@ivw/render'
import { openGpu } from '../services.ts'
import { channelChoices } from './channel-choices.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** Makes one image of the channels of several. */
export class ImageChannelCombine extends Processor {
  static override readonly info = imageOperation(
    'ImageChannelCombine',
    'Image Channel Combine',
    'Makes a colour image of single channels of up to four images. It has the size of the first; the others are stretched to it.',
    'experimental',
  )

  readonly sources = [
    this.#port('inport0', 'red', false),
    this.#port('inport1', 'green', false),
    this.#port('inport2', 'blue', false),
    this.#port('inport3', 'alpha', true),
  ] as const
  readonly picture = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'The combined image' }))
  readonly channels = [
    this.#channel('redChannel', 'Red Channel', 1),
    this.#channel('greenChannel', 'Green Channel', 2),
    this.#channel('blueChannel', 'Blue Channel', 3),
    this.#channel('alphaChannel', 'Alpha Channel', 4),
  ] as const
  readonly alpha = this.addProperty(
    new FloatProperty('alpha', 'Alpha', 1, { min: 0, max: 1, increment: 0.001, help: 'Alpha of all pixels while no image gives it.' }),
  )
  readonly #pass = new ChannelCombinePass()
  readonly #image = new DrawnImage()

  #port(identifier: string, channel: string, optional: boolean): ImageInport {
    return this.addPort(new ImageInport(identifier, { outportDeterminesSize: true, optional, help: `The image that gives ${channel}` }))
  }

  #channel(identifier: string, name: string, image: number): OptionPropertyInt {
    return this.addProperty(
      new OptionPropertyInt(identifier, name, channelChoices, 0, { help: `The channel that is taken of image ${image}.` }),
    )
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const images = await Promise.all(this.sources.map(source => fittedInput(gpu, source)))
    const [red, green, blue, alpha] = this.channels.map(({ value }, i): ChannelSource => ({ image: images[i], channel: value }))
    const image = this.#image.at(gpu, this.sources[0].data.dimensions)
    this.#pass.draw(gpu, image, [red, green, blue, alpha] as [ChannelSource, ChannelSource, ChannelSource, ChannelSource], this.alpha.value)
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
