import {
  CameraProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  MeshInport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { type BoundImage, DrawnImage, type Gpu, HeightFieldRenderer, type TerrainShading } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'

const modes: readonly { readonly id: string; readonly name: string; readonly value: number; readonly shading: TerrainShading }[] = [
  { id: 'shadingConstant', name: 'Constant Color', value: 0, shading: 'constant' },
  { id: 'shadingColorTex', name: 'Color Texture', value: 1, shading: 'texture' },
  { id: 'shadingHeightField', name: 'Heightfield Texture', value: 2, shading: 'height' },
]

/** Draws a plane as a landscape. */
export class HeightFieldRenderGL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.HeightFieldRenderGL',
    displayName: 'Height Field Renderer',
    category: 'Heightfield',
    codeState: 'stable',
    tags: ['GL', 'Height Field'],
    help: 'Draws meshes, mostly planes, as landscapes: an image of heights moves their vertices along z. Images are laid over meshes by texture coordinates.',
  }

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Meshes with texture coordinates' }))
  readonly heights = this.#overlay('heightfield', 'Heights, in the first channel')
  readonly texture = this.#overlay('texture', 'Colours of the ground')
  readonly normals = this.#overlay('normalmap', 'Normals as they are, instead of those of the mesh')
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('image', { help: 'The picture, with depth' }))
  readonly heightScale = this.addProperty(
    new FloatProperty('heightScale', 'Height Scale', 1, { min: 0, max: 10, help: 'How far the height 1 moves a vertex.' }),
  )
  readonly shading = this.addProperty(
    new OptionPropertyInt(
      'terrainShadingMode',
      'Terrain Shading',
      modes.map(({ id, name, value }) => ({ id, name, value })),
      0,
      { help: 'Colours of the vertices, of the texture, or heights as grey. Without the image for it, those of the vertices.' },
    ),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the landscape is seen.' }))
  readonly lighting = this.addProperty(
    new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the landscape.' }),
  )
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #renderer = new HeightFieldRenderer()
  readonly #drawn = new DrawnImage()

  #overlay(identifier: string, help: string): ImageInport {
    return this.addPort(new ImageInport(identifier, { optional: true, outportDeterminesSize: true, help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const meshes = await Promise.all(this.geometry.items.map(mesh => gpu.mesh(mesh)))
    const [height, texture, normals] = await Promise.all([this.heights, this.texture, this.normals].map(inport => overlaid(gpu, inport)))
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.picture.size)
    if (behind) gpu.copyInto(behind, image)
    const settings = {
      camera: this.camera.value,
      light: this.lighting.light,
      scale: this.heightScale.value,
      shading: modes[this.shading.value]?.shading ?? 'constant',
    }
    this.#renderer.draw(gpu, image, meshes, { height, texture, normals }, settings, behind ? 'keep' : 'clear')
    this.picture.data = image
  }

  override dispose(): void {
    this.#renderer.dispose()
    this.#drawn.dispose()
  }
}

async function overlaid(gpu: Gpu, inport: ImageInport): Promise<BoundImage | undefined> {
  return inport.isReady ? gpu.image(inport.data) : undefined
}
