import { finiteRange, type Layer, typeRange, type Vec2, type Vec3 } from '@ivw/data'
import { BoolProperty, type ProcessContext, StringProperty } from '@ivw/network'
import { type BoundImage, NormalizationFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

const found = { invalidationLevel: 'valid', readOnly: true } as const

export class ImageNormalization extends ImageProcessor<NormalizationFilter> {
  static override readonly info = imageOperation(
    'ImageNormalization',
    'Image Normalization',
    'Stretches the values that occur in an image to the range from 0 to 1, all channels alike or each by itself. Alpha stays.',
  )
  readonly normalizeSeparately = this.addProperty(
    new BoolProperty('normalizeSeparately', 'Normalize Channels Separately', false, { help: 'Each channel has a range of its own.' }),
  )
  readonly zeroCentered = this.addProperty(
    new BoolProperty('zeroCentered', 'Zero Centered', false, { help: 'The range has zero in its middle, which becomes 0.5.' }),
  )
  readonly min = this.addProperty(new StringProperty('min', 'Min', '', { ...found, help: 'The lowest values that were found.' }))
  readonly max = this.addProperty(new StringProperty('max', 'Max', '', { ...found, help: 'The highest values that were found.' }))
  protected override readonly filter = new NormalizationFilter()
  #ranges: readonly Vec2[] = []

  protected override async prepare(source: BoundImage, context: ProcessContext): Promise<void> {
    const layer = source.colors[0]?.layer as Layer
    if (this.source.isChanged || this.#ranges.length === 0) {
      this.#ranges = await channelRanges(layer, context.signal)
      context.ownChange(() => {
        this.min.value = bracketed(this.#ranges.map(([low]) => low))
        this.max.value = bracketed(this.#ranges.map(([, high]) => high))
      })
    }
    const ranges = this.#ranges.slice(0, 3)
    const lows = ranges.map(([low]) => low)
    const highs = ranges.map(([, high]) => high)
    const separate = this.normalizeSeparately.value
    const low = separate ? lows : lows.map(() => Math.min(...lows))
    const high = separate ? highs : highs.map(() => Math.max(...highs))
    const reach = low.map((value, i) => Math.max(Math.abs(value), Math.abs(high[i] as number)))
    const [from, to] = this.zeroCentered.value ? [reach.map(value => -value), reach] : [low, high]
    this.filter.set(from as unknown as Vec3, to as unknown as Vec3, sampledRange(layer))
  }
}

/** Lowest and highest finite number of each of four channels; those that the layer lacks count as 0. */
async function channelRanges(layer: Layer, signal: AbortSignal): Promise<readonly Vec2[]> {
  const array = await layer.read(signal)
  const { format } = layer
  return [0, 1, 2, 3].map(channel => (channel < format.components && finiteRange(format, array, channel)) || [0, 0])
}

/** The numbers that samples of 0 and 1 stand for: integers of up to 16 bits are sampled as shares of the largest one. */
function sampledRange({ format }: Layer): Vec2 {
  return format.numericType !== 'float' && format.bits <= 16 ? [0, typeRange(format)[1]] : [0, 1]
}

/** As Inviwo shows and saves them. */
function bracketed(numbers: readonly number[]): string {
  return `[${numbers.map(number => number.toFixed(3).padStart(9)).join(',')}]`
}
