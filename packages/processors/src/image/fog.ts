import type { Vec3 } from '@ivw/data'
import {
  CameraProperty,
  FloatMinMaxProperty,
  FloatProperty,
  FloatVec3Property,
  ImageInport,
  ImageOutport,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { type BoundImage, DrawnImage, FogFilter, layoutOver } from '@ivw/render'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { postprocessing } from './post-processor.ts'

/** Hides what is far away. */
export class Fog extends Processor {
  static override readonly info = postprocessing(
    'Fog',
    'Fog',
    'Mixes a colour into what is far away. It looks at the depth of the picture, so link the camera with that of its renderer.',
  )

  readonly source = this.addPort(new ImageInport('inport', { help: 'A picture with depth' }))
  readonly picture = this.addPort(new ImageOutport('output', { help: 'The picture in fog; depth and picking as they came' }))
  readonly color = this.addProperty(new FloatVec3Property('color', 'Color', [1, 1, 1], colorOptions<Vec3>({ help: 'Colour of the fog.' })))
  readonly density = this.addProperty(
    new FloatProperty('density', 'Density', 1, { min: 0, max: 10, help: 'How thick the fog is, per unit of distance.' }),
  )
  readonly range = this.addProperty(
    new FloatMinMaxProperty('range', 'Range', [0, 1], {
      range: [0, 1],
      help: 'Where there is fog: shares of the way from near to far plane.',
    }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the picture was drawn with.' }))
  readonly #filter = new FogFilter()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const image = this.#image.at(gpu, source.dimensions, layoutOver(this.source.data))
    this.#filter.set(this.camera.value, this.color.value, this.density.value, this.range.value)
    this.#filter.draw(gpu, image, source)
    this.picture.data = image
  }

  override dispose(): void {
    this.#filter.dispose()
    this.#image.dispose()
  }
}
