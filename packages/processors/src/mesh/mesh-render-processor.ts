import type { Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  MeshInport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { colorFormatFor, DrawnImage, MeshRenderer, type MeshSettings, meshLayout } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { cullOptions } from './cull-options.ts'

const gray: Vec4 = [0.75, 0.75, 0.75, 1]
const level = { invalidationLevel: 'invalidResources' } as const

/** Draws meshes with one light. */
export class MeshRenderProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.GeometryRenderGL',
    displayName: 'Mesh Renderer',
    category: 'Mesh Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws meshes as a camera sees them, lit by one light, over an image where one is connected.',
  }

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Meshes to draw' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly image = this.addPort(new ImageOutport('image', { help: 'The picture, with depth and picking' }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the meshes are seen.' }))
  readonly geometryRendering = this.addProperty(new CompositeProperty('geometry', 'Geometry Rendering', { help: 'Which parts are drawn.' }))
  readonly cullFace = this.geometryRendering.addProperty(
    new OptionPropertyInt(
      'cullFace',
      'Cull Face',
      cullOptions.map(({ id, name, value }) => ({ id, name, value })),
      0,
      { help: 'Sides of triangles that are left out.' },
    ),
  )
  readonly enableDepthTest = this.geometryRendering.addProperty(
    new BoolProperty('enableDepthTest_', 'Enable Depth Test', true, { help: 'Near parts hide far ones.' }),
  )
  readonly overrideColorBuffer = this.geometryRendering.addProperty(
    new BoolProperty('overrideColorBuffer', 'Override Color Buffer', false, {
      ...level,
      help: 'One colour instead of those of the vertices.',
    }),
  )
  readonly overrideColor = this.geometryRendering
    .addProperty(new FloatVec4Property('overrideColor', 'Override Color', gray, colorOptions({ help: 'The one colour.' })))
    .visibleWhen(this.overrideColorBuffer, override => override.value)
  readonly lighting = this.addProperty(
    new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the meshes.' }),
  )
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly layers = this.addProperty(new CompositeProperty('layers', 'Output Layers', { help: 'Further colour layers of the picture.' }))
  readonly colorLayer = this.#layer('colorLayer', 'Color', true, 'The lit colours.')
  readonly texCoordLayer = this.#layer('texCoordLayer', 'Texture Coordinates', false, 'Texture coordinates as colours.')
  readonly normalsLayer = this.#layer('normalsLayer', 'Normals (World Space)', false, 'Normals as colours.')
  readonly viewNormalsLayer = this.#layer('viewNormalsLayer', 'Normals (View space)', false, 'Normals as seen by the camera, as colours.')
  readonly #renderer = new MeshRenderer()
  readonly #drawn = new DrawnImage()

  #layer(id: string, name: string, value: boolean, help: string): BoolProperty {
    return this.layers.addProperty(new BoolProperty(id, name, value, { ...level, help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const meshes = await Promise.all(this.geometry.items.map(mesh => gpu.mesh(mesh)))
    const behind = await fittedInput(gpu, this.behind)
    const settings = this.#settings
    const image = this.#drawn.at(
      gpu,
      this.image.size,
      meshLayout(settings.layers, behind?.colors.map(({ layer }) => colorFormatFor(layer.format)) ?? []),
    )
    if (behind) gpu.copyInto(behind, image)
    this.#renderer.draw(gpu, image, meshes, settings, behind ? 'keep' : 'clear')
    this.image.data = image
  }

  get #settings(): MeshSettings {
    return {
      camera: this.camera.value,
      light: this.lighting.light,
      faces: cullOptions[this.cullFace.value]?.faces ?? 'both',
      depthTest: this.enableDepthTest.value,
      color: this.overrideColorBuffer.value ? this.overrideColor.value : undefined,
      layers: {
        texCoord: this.texCoordLayer.value,
        normals: this.normalsLayer.value,
        viewNormals: this.viewNormalsLayer.value,
      },
    }
  }

  override dispose(): void {
    this.#renderer.dispose()
    this.#drawn.dispose()
  }
}
