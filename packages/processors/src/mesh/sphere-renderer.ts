import { type IndexSet, type Mesh, selectedVertices } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  BrushingAndLinkingInport,
  brushingTargets,
  CameraProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  MeshInport,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { DrawnImage, SphereRenderer as SpherePass, type SphereSettings } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { GlyphProperty, radiusSize } from '../properties/glyph-property.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { meshRendering } from './mesh-rendering.ts'

const modes = [
  { id: 'entireMesh', name: 'Entire Mesh', value: 0 },
  { id: 'pointsOnly', name: 'Points Only', value: 1 },
]
const clipModes = [
  { id: 'discard', name: 'Discard', value: 0 },
  { id: 'cut', name: 'Cut', value: 1 },
]
const level = { invalidationLevel: 'invalidResources' } as const

export class SphereRenderer extends Processor {
  static override readonly info = meshRendering(
    'SphereRenderer',
    'Sphere Renderer',
    'Draws a ball at every vertex of meshes, lit by one light, over an image where one is connected.',
  )

  readonly geometry = this.addPort(new MeshInport('geometry', { flat: true, multi: true, help: 'Vertices with colours and radii' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly brushing = this.addPort(
    new BrushingAndLinkingInport('brushingAndLinking', {
      reactions: [{ targets: [brushingTargets.row], actions: ['select'], level: 'invalidOutput' }],
      help: 'Which vertices of the first mesh are selected',
    }),
  )
  readonly image = this.addPort(new ImageOutport('image', { help: 'The picture, with depth and picking' }))
  readonly renderMode = this.addProperty(
    new OptionPropertyEnumInt('renderMode', 'Render Mode', modes, 0, {
      help: 'Whether vertices of lines and triangles get a ball, too.',
    }),
  )
  readonly spheres = this.addProperty(
    new GlyphProperty('sphereProperties', 'Sphere Properties', radiusSize(0.05), { help: 'Size and colour of the balls.' }),
  )
  readonly selection = this.addProperty(new BoolCompositeProperty('selection', 'Selection', true, { help: 'How selected balls look.' }))
  readonly selectionColor = this.selection.addProperty(
    new FloatVec4Property('selectionColor', 'Color', [1, 0.769, 0.247, 1], colorOptions({ help: 'Colour of selected balls.' })),
  )
  readonly selectionRadiusFactor = this.selection.addProperty(
    new FloatProperty('selectionRadiusFactor', 'Sphere Radius Scaling', 1.5, { min: 0, max: 10, help: 'How much larger they are.' }),
  )
  readonly clipping = this.addProperty(
    new CompositeProperty('clipping', 'Clipping', { help: 'What happens to balls at the near plane of the camera.' }),
  )
  readonly clipMode = this.clipping.addProperty(
    new OptionPropertyEnumInt('clipMode', 'Clip Mode', clipModes, 0, { ...level, help: 'Balls are left out as a whole, or cut open.' }),
  )
  readonly clipShadingFactor = this.clipping.addProperty(
    new FloatProperty('clipShadingFactor', 'Clip Shading Factor', 0.9, { min: 0, max: 2, help: 'How bright the cuts are.' }),
  )
  readonly shadeClippedArea = this.clipping.addProperty(
    new BoolProperty('shadeClippedArea', 'Shade Clipped Area', false, { ...level, help: 'Lights the cuts.' }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the balls are seen.' }))
  readonly lighting = this.addProperty(new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the balls.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #pass = new SpherePass()
  readonly #selectedPass = new SpherePass()
  readonly #drawn = new DrawnImage()
  #selected: { readonly mesh: Mesh; readonly rows: IndexSet; readonly factor: number; readonly balls: Mesh } | undefined

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.image.size)
    if (behind) gpu.copyInto(behind, image)
    await this.#pass.draw(gpu, image, this.geometry.items, this.#settings, behind ? 'keep' : 'clear')
    const selected = await this.#selectedBalls(context.signal)
    if (selected) await this.#selectedPass.draw(gpu, image, [selected], this.#selectedSettings, 'keep')
    this.image.data = image
  }

  /** Those of the first mesh, larger. Made anew when they are others, and not when the camera moves. */
  async #selectedBalls(signal: AbortSignal): Promise<Mesh | undefined> {
    const rows = this.brushing.selectedIndices()
    const mesh = this.geometry.dataOrUndefined
    if (!mesh || !this.selection.checked || rows.size === 0) return undefined
    const factor = this.selectionRadiusFactor.value
    const known = this.#selected
    if (known && known.mesh === mesh && known.factor === factor && known.rows === rows) return known.balls
    const balls = await selectedVertices(mesh, rows, factor, signal)
    this.#selected = { mesh, rows, factor, balls }
    return balls
  }

  get #selectedSettings(): SphereSettings {
    const settings = this.#settings
    const radius = settings.appearance.radius * this.selectionRadiusFactor.value
    const appearance = { ...settings.appearance, radius, color: this.selectionColor.value, forceColor: true }
    return { ...settings, appearance, vertices: 'all' }
  }

  get #settings(): SphereSettings {
    return {
      camera: this.camera.value,
      light: this.lighting.light,
      appearance: this.spheres.appearance,
      vertices: this.renderMode.selected === 'pointsOnly' ? 'points' : 'all',
      clipping: this.clipMode.selected === 'cut' ? 'cut' : 'discard',
      clipShading: this.clipShadingFactor.value,
      shadeCut: this.shadeClippedArea.value,
    }
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#selectedPass.dispose()
    this.#drawn.dispose()
  }
}
