import { type DataFormat, formatOf, type Image } from '@ivw/data'
import { BoolProperty, FloatProperty, ImageInport, ImageOutport, OptionPropertyInt, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, DrawnImage, MixerPass, type MixMode, mixModes, renderableFormat } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

const names: Record<MixMode, string> = {
  mix: 'Mix',
  over: 'Over',
  multiply: 'Multiply',
  screen: 'Screen',
  overlay: 'Overlay',
  hardlight: 'Hard Light',
  divide: 'Divide',
  addition: 'Addition',
  subtraction: 'Subtraction',
  difference: 'Difference',
  darkenonly: 'Darken Only',
  brightenonly: 'Brighten Only',
}

export class ImageMixer extends Processor {
  static override readonly info = imageOperation(
    'ImageMixer',
    'Image Mixer',
    'Blends two images, pixel by pixel. The nearer depth wins; picking is that of the first image where it has any.',
  )

  readonly first = this.addPort(new ImageInport('inport0', { help: 'The first image (A), which is the base' }))
  readonly second = this.addPort(new ImageInport('inport1', { help: 'The second image (B), which is the top' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The blended image' }))
  readonly blendMode = this.addProperty(
    new OptionPropertyInt(
      'blendMode',
      'Blend Mode',
      mixModes.map((id, value) => ({ id, name: names[id], value })),
      0,
      { invalidationLevel: 'invalidResources', help: 'What is made of the two colours of a pixel.' },
    ),
  )
  readonly weight = this.addProperty(
    new FloatProperty('weight', 'Weight', 0.5, { min: 0, max: 1, help: 'Share of the second image in a mix.' }),
  ).visibleWhen(this.blendMode, mode => mode.selected === 'mix')
  readonly clamp = this.addProperty(
    new BoolProperty('clamp', 'Clamp values to zero and one', false, {
      invalidationLevel: 'invalidResources',
      help: 'Cuts off results below 0 and above 1, which images of floats can hold.',
    }),
  )
  readonly #pass = new MixerPass()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const images = await Promise.all([fittedInput(gpu, this.first), fittedInput(gpu, this.second)])
    const format = commonFormat(this.first.data, this.second.data)
    const image = this.#image.at(gpu, this.picture.size, { colors: [format], depth: true, picking: true })
    this.#pass.draw(gpu, image, images as [BoundImage, BoundImage], {
      mode: this.blendMode.selected as MixMode,
      weight: this.weight.value,
      clamp: this.clamp.value,
    })
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}

/** Floats when one image has floats, unsigned integers before signed ones; the larger precision and number of components. */
function commonFormat(...images: readonly [Image, Image]): DataFormat {
  const [a, b] = images.map(({ colorLayers }) => colorLayers[0]?.format) as [DataFormat, DataFormat]
  const numericType = (['float', 'uint', 'int'] as const).find(type => a.numericType === type || b.numericType === type) ?? 'uint'
  const bits = Math.max(a.bits, b.bits, numericType === 'float' ? 16 : 8)
  return renderableFormat(formatOf(numericType, bits, Math.max(a.components, b.components)))
}
