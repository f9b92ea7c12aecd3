import {
  CameraProperty,
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  MeshInport,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { DrawnImage, PointRenderer as PointPass } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { meshRendering } from './mesh-rendering.ts'

export class PointRenderer extends Processor {
  static override readonly info = meshRendering(
    'PointRenderer',
    'Point Renderer',
    'Draws every vertex of meshes as a round dot with a border, over an image where one is connected.',
  )

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Vertices with colours' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly image = this.addPort(new ImageOutport('image', { help: 'The picture, with depth' }))
  readonly pointSize = this.addProperty(
    new FloatProperty('pointSize', 'Point Size (pixel)', 1, {
      min: 0.00001,
      max: 50,
      increment: 0.1,
      help: 'Diameter without the border.',
    }),
  )
  readonly borderWidth = this.addProperty(
    new FloatProperty('borderWidth', 'Border Width (pixel)', 2, { min: 0, max: 50, increment: 0.1, help: 'Width of the border.' }),
  )
  readonly borderColor = this.addProperty(
    new FloatVec4Property('borderColor', 'Border Color', [0, 0, 0, 1], colorOptions({ help: 'Colour of the border.' })),
  )
  readonly antialiasing = this.addProperty(
    new FloatProperty('antialising', 'Antialising (pixel)', 1.5, { min: 0, max: 10, increment: 0.1, help: 'Width of the soft edge.' }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the dots are seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #pass = new PointPass()
  readonly #drawn = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.image.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = {
      camera: this.camera.value,
      size: this.pointSize.value,
      borderWidth: this.borderWidth.value,
      borderColor: this.borderColor.value,
      antialiasing: this.antialiasing.value,
    }
    await this.#pass.draw(gpu, image, this.geometry.items, settings, behind ? 'keep' : 'clear')
    this.image.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#drawn.dispose()
  }
}
