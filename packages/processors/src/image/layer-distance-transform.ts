import { distanceTransform, formatByName, Image, Layer, memory, plainNumbers, typeRange, type Vec2 } from '@ivw/data'
import { BoolProperty, FloatProperty, FloatVec2Property, ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { gpuService, openGpu } from '../services.ts'
import { fitted, fittedByGpu } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** How far pixels are from the bright ones. */
export class LayerDistanceTransformRAM extends Processor {
  static override readonly info = {
    ...imageOperation(
      'LayerDistanceTransformRAM',
      'Image Distance Transform',
      'Computes for every pixel how far the nearest pixel above a threshold is.',
    ),
    background: true,
  }

  readonly source = this.addPort(new ImageInport('inputImage', { help: 'The image with the features, in its first channel' }))
  readonly picture = this.addPort(new ImageOutport('outputImage', { handlesResize: false, help: 'Distances as red floats' }))
  readonly threshold = this.addProperty(
    new FloatProperty('threshold', 'Threshold', 0.5, { min: 0, max: 1, help: 'Pixels above it are features.' }),
  )
  readonly flip = this.addProperty(new BoolProperty('flip', 'Flip', false, { help: 'Pixels below the threshold are features.' }))
  readonly normalize = this.addProperty(
    new BoolProperty('normalize', 'Use normalized threshold', true, { help: 'The threshold is a share of the range of the type.' }),
  )
  readonly scale = this.addProperty(
    new FloatProperty('distScale', 'Scaling Factor', 1, {
      min: 0,
      max: 1000,
      help: 'Multiplies distances, which are shares of the image.',
    }),
  )
  readonly squared = this.addProperty(new BoolProperty('distSquared', 'Squared Distance', false, { help: 'Gives squares of distances.' }))
  readonly uniform = this.addProperty(
    new BoolProperty('uniformUpsampling', 'Uniform Upsampling', false, { help: 'One factor for both axes.' }),
  )
  readonly factors = this.addProperty(
    new FloatVec2Property('upsampleFactorVec2', 'Sampling Factor', [1, 1], {
      min: 1,
      max: 10,
      help: 'Pixels of the result for one of the image.',
    }),
  ).visibleWhen(this.uniform, uniform => !uniform.value)
  readonly factor = this.addProperty(
    new FloatProperty('upsampleFactorUniform', 'Sampling Factor', 1, {
      min: 1,
      max: 10,
      help: 'Pixels of the result for one of the image.',
    }),
  ).visibleWhen(this.uniform, uniform => uniform.value)

  override async process(context: ProcessContext): Promise<void> {
    const gpu = context.services.has(gpuService) ? await openGpu(context).catch(() => undefined) : undefined
    const { requestedSize } = this.source
    const image = this.source.data
    const size = requestedSize[0] * requestedSize[1] === 0 ? image.dimensions : requestedSize
    // As in Inviwo, whose copy for the transform comes from the GPU even where a canvas shows one made in memory (processors-a spec 2.24).
    const source = await (gpu ? fittedByGpu(gpu, image, size) : fitted(undefined, image, size))
    const layer = source.colorLayers[0] as Layer
    const isFeature = await this.#features(layer, context.signal)
    const upsample: Vec2 = this.uniform.value ? [this.factor.value, this.factor.value] : this.factors.value
    const options = { size: layer.dimensions, upsample, scale: this.scale.value, squared: this.squared.value }
    const distances = await inTurns(distanceTransform(isFeature, options), context)
    const dimensions: Vec2 = [Math.trunc(layer.dimensions[0] * upsample[0]), Math.trunc(layer.dimensions[1] * upsample[1])]
    const result = new Layer({ dimensions, format: formatByName('FLOAT32'), source: memory(distances), swizzle: 'r001' })
    this.picture.data = new Image({ colorLayers: [result] })
  }

  async #features({ format, source }: Layer, signal: AbortSignal): Promise<(index: number) => boolean> {
    const numbers = plainNumbers(format, await source.read(signal))
    const [low, high] = this.normalize.value && format.numericType !== 'float' ? typeRange(format) : [0, 1]
    const threshold = low + this.threshold.value * (high - low)
    const isFlipped = this.flip.value
    return index => {
      const value = numbers[index * format.components] as number
      return isFlipped ? value < threshold : value > threshold
    }
  }
}
