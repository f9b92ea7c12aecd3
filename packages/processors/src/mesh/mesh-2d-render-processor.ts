import { BoolProperty, FloatProperty, ImageInport, ImageOutport, MeshInport, type ProcessContext, Processor } from '@ivw/network'
import { DrawnImage, FlatRenderer } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { openGpu } from '../services.ts'
import { meshRendering } from './mesh-rendering.ts'

export class Mesh2DRenderProcessorGL extends Processor {
  static override readonly info = meshRendering(
    'Mesh2DRenderProcessorGL',
    '2D Mesh Renderer',
    'Draws meshes flat: x and y of their vertices are places in the picture, whatever camera or place in the world they have. Over an image where one is connected.',
    'experimental',
  )

  readonly mesh = this.addPort(new MeshInport('inputMesh', { flat: true, multi: true, help: 'Meshes to draw' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outputImage', { help: 'The picture, with depth and picking' }))
  readonly enableDepthTest = this.addProperty(
    new BoolProperty('enableDepthTest', 'Enable Depth Test', true, {
      help: 'What has a larger z hides the rest; otherwise what is drawn last.',
    }),
  )
  readonly left = this.#border('left', 'Left', 0)
  readonly right = this.#border('right', 'Right', 1)
  readonly bottom = this.#border('bottom', 'Bottom', 0)
  readonly top = this.#border('top', 'Top', 1)
  readonly #renderer = new FlatRenderer()
  readonly #drawn = new DrawnImage()

  #border(id: string, name: string, value: number): FloatProperty {
    return this.addProperty(
      new FloatProperty(id, name, value, { min: -1, max: 1, help: 'The vertices that lie on this border of the picture.' }),
    )
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const meshes = await Promise.all(this.mesh.items.map(mesh => gpu.mesh(mesh)))
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.picture.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = {
      left: this.left.value,
      right: this.right.value,
      bottom: this.bottom.value,
      top: this.top.value,
      depthTest: this.enableDepthTest.value,
    }
    this.#renderer.draw(gpu, image, meshes, settings, behind ? 'keep' : 'clear')
    this.picture.data = image
  }

  override dispose(): void {
    this.#renderer.dispose()
    this.#drawn.dispose()
  }
}
