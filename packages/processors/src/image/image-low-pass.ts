import { BoolProperty, FloatProperty, ImageInport, ImageOutport, IntProperty, type ProcessContext, Processor } from '@ivw/network'
import { type BlurKernel, BlurPass, type BoundImage, DrawnImage, gaussianKernel, layoutLike } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** Blurs an image. */
export class ImageLowPass extends Processor {
  static override readonly info = imageOperation(
    'ImageLowPass',
    'Image Low Pass',
    'Blurs an image with a bell curve (Gaussian) or by plain means over squares (box). Alpha stays; depth and picking are not passed on.',
  )

  readonly source = this.addPort(new ImageInport('inputImage', { help: 'The image to blur' }))
  readonly picture = this.addPort(new ImageOutport('outputImage', { help: 'The blurred image' }))
  readonly kernelSize = this.addProperty(
    new IntProperty('kernelSize', 'Kernel Size', 3, { min: 1, max: 25, help: 'Pixels along an edge of the box.' }),
  )
  readonly sigma = this.addProperty(
    new FloatProperty('sigma', 'Sigma', 1, { min: 1, max: 100, increment: 0.01, help: 'Width of the bell curve in pixels.' }),
  )
  readonly gaussian = this.addProperty(new BoolProperty('gaussian', 'Gaussian', true, { help: 'Bell curve instead of a box.' }))
  readonly #pass = new BlurPass()
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    this.kernelSize.visibleWhen(this.gaussian, gaussian => !gaussian.value)
    this.sigma.visibleWhen(this.gaussian, gaussian => gaussian.value)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const { colors, swizzles } = layoutLike(this.source.data)
    const image = this.#image.at(gpu, source.dimensions, {
      colors: colors.slice(0, 1),
      swizzles: swizzles?.slice(0, 1),
      depth: true,
      picking: true,
    })
    const kernel: BlurKernel = this.gaussian.value ? gaussianKernel(this.sigma.value) : { taps: this.kernelSize.value }
    this.#pass.draw(gpu, image, source, kernel)
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
