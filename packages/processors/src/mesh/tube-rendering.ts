import { CameraProperty, ImageInport, ImageOutport, MeshInport, type ProcessContext, Processor } from '@ivw/network'
import { DrawnImage, TubeRenderer } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { GlyphProperty, radiusSize } from '../properties/glyph-property.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { meshRendering } from './mesh-rendering.ts'

export class TubeRendering extends Processor {
  static override readonly info = meshRendering(
    'TubeRendering',
    'Tube Rendering',
    'Draws the lines of meshes as round tubes, lit by one light, over an image where one is connected.',
  )

  readonly mesh = this.addPort(new MeshInport('mesh', { flat: true, multi: true, help: 'Meshes with lines' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, with depth and picking' }))
  readonly tubes = this.addProperty(
    new GlyphProperty('tubeProperties', 'Tube Properties', radiusSize(0.01), { help: 'Thickness and colour of the tubes.' }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the tubes are seen.' }))
  readonly lighting = this.addProperty(new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the tubes.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #renderer = new TubeRenderer()
  readonly #drawn = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.picture.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = { camera: this.camera.value, light: this.lighting.light, appearance: this.tubes.appearance }
    await this.#renderer.draw(gpu, image, this.mesh.items, settings, behind ? 'keep' : 'clear')
    this.picture.data = image
  }

  override dispose(): void {
    this.#renderer.dispose()
    this.#drawn.dispose()
  }
}
