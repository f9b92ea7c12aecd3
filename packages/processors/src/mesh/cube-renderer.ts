import { CameraProperty, ImageInport, ImageOutport, MeshInport, type ProcessContext, Processor } from '@ivw/network'
import { CubeRenderer as CubePass, DrawnImage } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { GlyphProperty, type GlyphSize } from '../properties/glyph-property.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { meshRendering } from './mesh-rendering.ts'

const edge: GlyphSize = {
  force: ['forceSize', 'Force Size'],
  default: ['defaultSize', 'Default Size'],
  value: 0.05,
  help: 'Edge of the cubes where the mesh has no radii, world units.',
}

export class CubeRenderer extends Processor {
  static override readonly info = meshRendering(
    'CubeRenderer',
    'Cube Renderer',
    'Draws a cube at every vertex of meshes, lit by one light, over an image where one is connected.',
  )

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Vertices with colours and radii' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly image = this.addPort(new ImageOutport('image', { help: 'The picture, with depth and picking' }))
  readonly cubes = this.addProperty(
    new GlyphProperty('cubeProperties', 'Cube Properties', edge, {
      help: 'Size and colour of the cubes. As in Inviwo, the size of vertices that have one cannot be overridden.',
    }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the cubes are seen.' }))
  readonly lighting = this.addProperty(new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the cubes.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #pass = new CubePass()
  readonly #drawn = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.image.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = {
      camera: this.camera.value,
      light: this.lighting.light,
      appearance: { ...this.cubes.appearance, forceRadius: false },
    }
    await this.#pass.draw(gpu, image, this.geometry.items, settings, behind ? 'keep' : 'clear')
    this.image.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#drawn.dispose()
  }
}
