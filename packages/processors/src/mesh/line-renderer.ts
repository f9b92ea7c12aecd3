import {
  BoolProperty,
  CameraProperty,
  ImageInport,
  ImageOutport,
  MeshInport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { DrawnImage, LineRenderer as LinePass } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { LineSettingsProperty } from '../properties/line-settings-property.ts'
import { openGpu } from '../services.ts'

/** Draws the lines of meshes, wide and smooth. */
export class LineRenderer extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.LineRenderer',
    displayName: 'Line Renderer',
    category: 'Mesh Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws the lines of meshes with a width, smooth edges, round ends and dashes, over an image where one is connected.',
  }

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Meshes with lines' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly image = this.addPort(new ImageOutport('image', { help: 'The picture, with depth and picking' }))
  readonly lineSettings = this.addProperty(new LineSettingsProperty('lineSettings', 'Line Settings', { help: 'How lines look.' }))
  readonly writeDepth = this.addProperty(
    new BoolProperty('writeDepth', 'Write Depth Layer', true, { help: 'Lines hide what is behind them.' }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the lines are seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #pass = new LinePass()
  readonly #drawn = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.image.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = { ...this.lineSettings.settings, camera: this.camera.value, writeDepth: this.writeDepth.value }
    await this.#pass.draw(gpu, image, this.geometry.items, settings, behind ? 'keep' : 'clear')
    this.image.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#drawn.dispose()
  }
}
