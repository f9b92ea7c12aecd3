import { formatByName } from '@ivw/data'
import { BoolProperty, OptionPropertyInt } from '@ivw/network'
import { GradientFilter, type ImageLayout } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

const vectors = formatByName('Vec2FLOAT32')

export class ImageGradient extends ImageProcessor<GradientFilter> {
  static override readonly info = imageOperation(
    'ImageGradient',
    'Image Gradient',
    'How steeply a channel rises along x (red) and y (green), by central differences.',
  )
  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Channel', [{ id: 'Channel 1', name: 'Channel 1', value: 0 }], 0, {
      help: 'The channel whose gradient is computed.',
    }),
  )
  readonly renormalization = this.addProperty(
    new BoolProperty('renormalization', 'Renormalization', true, {
      help: 'The gradient is over the width of the image instead of over a pixel.',
    }),
  )
  protected override readonly filter = new GradientFilter()

  constructor(identifier?: string) {
    super(identifier)
    this.source.onChange(() => this.#offerChannels(this.source.data.colorLayers[0]?.format.components ?? 1))
  }

  #offerChannels(components: number): void {
    const options = Array.from({ length: components }, (_, value) => ({ id: `Channel ${value}`, name: `Channel ${value}`, value }))
    const { selectedIndex } = this.channel
    if (options.every(({ id }, i) => this.channel.options[i]?.id === id) && this.channel.options.length === components) return
    this.channel.replaceOptions(options)
    this.channel.selectIndex(Math.min(selectedIndex, components - 1))
  }

  protected override prepare(): void {
    this.filter.channel = this.channel.value
    this.filter.perImage = this.renormalization.value
  }

  protected override layout({ colors, swizzles = [], ...rest }: ImageLayout): ImageLayout {
    return { ...rest, colors: [vectors, ...colors.slice(1)], swizzles: ['rg01', ...swizzles.slice(1)] }
  }
}
