import type { Image, Vec2 } from '@ivw/data'
import { CameraProperty, FloatProperty, ImageInport, ImageOutport, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, DepthDarkeningPass, DrawnImage, layoutLike } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { postprocessing } from './post-processor.ts'

/** Depths this close to 0 and 1 are the background. */
const epsilon = 2 ** -23

/** Sets things off from what is behind them. */
export class DepthDarkening extends Processor {
  static override readonly info = postprocessing(
    'DepthDarkening',
    'Depth Darkening',
    'Darkens what lies behind something near, which sets things off from each other. It looks at the depth of the picture, so link the camera with that of its renderer.',
    'experimental',
  )

  readonly source = this.addPort(new ImageInport('inport_', { help: 'A picture with depth' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The darkened picture; depth and picking as they came' }))
  readonly sigma = this.addProperty(new FloatProperty('sigma', 'Sigma', 2, { min: 0.1, max: 100, help: 'Width of the shadows in pixels.' }))
  readonly lambda = this.addProperty(new FloatProperty('lambda', 'Lambda', 10, { min: 0, max: 200, help: 'How dark the shadows are.' }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the picture was drawn with.' }))
  readonly #pass = new DepthDarkeningPass()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const depthRange = await foregroundRange(this.source.data, context.signal)
    const image = this.#image.at(gpu, source.dimensions, layoutLike(this.source.data))
    this.#pass.draw(gpu, image, source, {
      camera: this.camera.value,
      depthRange,
      sigma: this.sigma.value,
      strength: this.lambda.value,
    })
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}

/** Nearest and farthest depth that is not the background's; everything when there is nothing else. */
async function foregroundRange({ depth }: Image, signal: AbortSignal): Promise<Vec2> {
  let [low, high] = [1, 0]
  for (const value of (await depth?.read(signal)) ?? []) {
    const number = Number(value)
    if (number < epsilon || number >= 1 - epsilon) continue
    low = Math.min(low, number)
    high = Math.max(high, number)
  }
  return [low, high]
}
