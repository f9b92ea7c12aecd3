import type { Vec2 } from '@ivw/data'
import {
  BoolProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  IntSize2Property,
  OptionPropertyDouble,
  type ProcessContext,
  Processor,
  updateImageSize,
} from '@ivw/network'
import { type BoundImage, DrawnImage, layoutLike } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

const custom = -1
const absolute = -2
const factors = [
  { id: 'one-eighth', name: '1/8', value: 0.125 },
  { id: 'one-fourth', name: '1/4', value: 0.25 },
  { id: 'one-half', name: '1/2', value: 0.5 },
  { id: 'three-quarters', name: '3/4', value: 0.75 },
  { id: 'one', name: '1', value: 1 },
  { id: 'three-halves', name: '3/2', value: 1.5 },
  { id: 'two', name: '2', value: 2 },
  { id: 'four', name: '4', value: 4 },
  { id: 'eight', name: '8', value: 8 },
  { id: 'custom', name: 'Custom', value: custom },
  { id: 'absolute', name: 'Absolute', value: absolute },
]

/** Lets what is upstream draw fewer or more pixels than are shown. */
export class ImageScaling extends Processor {
  static override readonly info = imageOperation(
    'ImageScaling',
    'Image Scaling',
    'Asks for a smaller image and enlarges it, which makes slow renderers faster, or for a larger one and shrinks it, which smooths edges.',
  )

  readonly source = this.addPort(new ImageInport('inport', { help: 'The image; its renderer draws it in the scaled size' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image in the size that was asked for' }))
  readonly enabled = this.addProperty(new BoolProperty('enabled', 'Enabled', true, { help: 'Off: sizes pass unchanged.' }))
  readonly factor = this.addProperty(
    new OptionPropertyDouble('scalingFactor', 'Scaling Factor', factors, 'one', { help: 'How much the image that comes in is enlarged.' }),
  )
  readonly customFactor = this.addProperty(
    new FloatProperty('customFactor', 'Custom Factor', 1, { min: 1 / 32, max: 32, help: 'Any other factor.' }),
  ).visibleWhen(this.factor, factor => factor.value === custom)
  readonly absoluteSize = this.addProperty(
    new IntSize2Property('absoluteSize', 'Image Size', [200, 200], { min: 1, max: 4096, help: 'Pixels of the image that comes in.' }),
  ).visibleWhen(this.factor, factor => factor.value === absolute)
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    for (const property of this.properties) property.onChange(() => updateImageSize(this.picture))
  }

  override imageSizeFor(_inport: ImageInport, [width, height]: Vec2): Vec2 {
    if (!this.enabled.value) return [width, height]
    if (this.factor.value === absolute) return this.absoluteSize.value
    const factor = this.factor.value === custom ? this.customFactor.value : this.factor.value
    const scaled = (length: number): number => Math.max(Math.trunc(length / factor), 1)
    return [scaled(width), scaled(height)]
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size, layoutLike(this.source.data))
    gpu.copyInto((await fittedInput(gpu, this.source)) as BoundImage, image)
    this.picture.data = image
  }

  override dispose(): void {
    this.#image.dispose()
  }
}
