import { cropOutline, shareAlong, type Vec2, type Vec3, type Vec4, type Volume } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  IntMinMaxProperty,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { DrawnImage, type Gpu, LineRenderer, MeshRenderer, type RenderedImage } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { boxAxes, CropHandles, edgeOf, handlesPerAxis } from './crop-handles.ts'

const outlines = {
  ...{ antialiasing: 1, miterLimit: 1, roundCaps: false, pseudoLighting: false, roundDepthProfile: true, writeDepth: true },
  stipple: { mode: 'none', length: 30, spacing: 10, offset: 0, worldScale: 4 },
} as const
const anyRange = { range: [0, 256], minSeparation: 1, serializationMode: 'all' } as const
const names = ['X', 'Y', 'Z'] as const

/** Handles in a picture that cut slices off a volume. */
export class CropWidget extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CropWidget',
    displayName: 'Crop Widget',
    category: 'UI',
    codeState: 'stable',
    tags: ['GL', 'UI'],
    help: 'Draws handles at the edges of a volume; dragging them cuts slices off. Link the ranges with those of Cube Proxy Geometry or Volume Subset, and the camera with that of the picture.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume that is cut' }))
  readonly behind = this.addPort(new ImageInport('inport', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture with handles, depth and picking' }))
  readonly axes = names.map(name => this.#axis(name))
  readonly output = this.addProperty(new CompositeProperty('outputProperties', 'Output', { help: 'What is kept.' }))
  readonly outputs = names.map(name => this.#output(name))
  readonly relativeRangeAdjustment = this.addProperty(
    new BoolProperty('relativeRangeAdjustment', 'Relative Range Adjustment', true, {
      help: 'For a volume of another size what is cut off stays so in proportion, not in slices.',
    }),
  )
  readonly ui = this.addProperty(new CompositeProperty('uiSettings', 'UI Settings', { help: 'How handles look.' }))
  readonly showWidget = this.ui.addProperty(new BoolProperty('showWidget', 'Show Widget', true, { help: 'Draws the handles.' }))
  readonly handleColor = this.ui.addProperty(
    new FloatVec4Property('handleColor', 'Handle Color', [0.8, 0.4, 0.1, 1], colorOptions({ help: 'Colour of the handles.' })),
  )
  readonly offset = this.ui.addProperty(
    new FloatProperty('offset', 'Offset', 0, { min: -1, max: 1, increment: 0.01, help: 'Distance of handles from the box, world units.' }),
  )
  readonly scale = this.ui.addProperty(
    new FloatProperty('scale', 'Scale', 0.15, { min: 0.001, max: 2, increment: 0.01, help: 'Length of a handle, world units.' }),
  )
  readonly showClipPlane = this.ui.addProperty(
    new BoolProperty('showClipPlane', 'Show Clip Plane', true, { help: 'Outlines the cuts through the volume.' }),
  )
  readonly cropLineColor = this.ui.addProperty(
    new FloatVec4Property('cropLineColor', 'Crop Line Color', [0.8, 0.8, 0.8, 1], colorOptions({ help: 'Colour of these outlines.' })),
  )
  readonly lineWidth = this.ui.addProperty(
    new FloatProperty('lineWidth', 'Line Width', 2.5, { min: 0, max: 50, increment: 0.1, help: 'Width of the outlines, pixels.' }),
  )
  readonly camera: CameraProperty
  readonly lighting: SimpleLightingProperty
  readonly trackball: CameraTrackball
  readonly #handles = new CropHandles()
  readonly #meshes = new MeshRenderer()
  readonly #lines = new LineRenderer()
  readonly #image = new DrawnImage()
  readonly #picking = this.addPicking(3 * handlesPerAxis, (event, index) => this.#pick(event, index))
  /** What was kept when the drag began. */
  #pressed: Vec2 | undefined

  constructor(identifier?: string) {
    super(identifier)
    this.camera = new CameraProperty('camera', 'Camera', {}, { help: 'From where the volume is seen.' })
    const light = { ambient: [0.6, 0.6, 0.6] } as const
    this.lighting = this.ui.addProperty(
      new SimpleLightingProperty('internalLighting', 'Lighting', this.camera, { light, help: 'The light on the handles.' }),
    )
    this.addProperty(this.camera)
    this.trackball = this.addProperty(
      new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
    )
    this.volume.onChange(() => this.#fitRanges(this.volume.data.dimensions))
    for (const { range, enabled } of this.axes) for (const property of [range, enabled]) property.onChange(() => this.#tell())
    this.#tell()
  }

  #axis(name: string) {
    const group = this.addProperty(
      new CompositeProperty(`cropAxis${name}`, `${name} Axis`, { help: `Slices along ${name.toLowerCase()}.` }),
    )
    const enabled = group.addProperty(
      new BoolProperty(`cropAxis${name}Enabled`, 'Enabled', true, { help: 'Off: nothing is cut off, and there are no handles.' }),
    )
    const range = group.addProperty(
      new IntMinMaxProperty(`crop${name}`, `Crop ${name}`, [0, 256], { ...anyRange, help: 'First and last slice that is kept.' }),
    )
    return { enabled, range }
  }

  #output(name: string): IntMinMaxProperty {
    const shown = { readOnly: true, invalidationLevel: 'valid', semantics: 'Text', help: 'First and last slice that is kept.' } as const
    return this.output.addProperty(new IntMinMaxProperty(`crop${name}Out`, `Crop ${name}`, [0, 256], { ...anyRange, ...shown }))
  }

  #fitRanges(dimensions: Vec3): void {
    this.axes.forEach(({ range }, axis) => {
      const last = Math.max((dimensions[axis] as number) - 1, 1)
      if (range.range[1] === last) return
      if (this.relativeRangeAdjustment.value) range.setRangeNormalized([0, last])
      else range.setState({ range: [0, last] })
    })
    this.#tell()
  }

  /** Hands out what is kept. */
  #tell(): void {
    this.axes.forEach(({ enabled, range }, axis) => {
      this.outputs[axis]?.setState({ range: range.range, value: enabled.value ? range.value : range.range })
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const volume = this.volume.data
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#image.at(gpu, this.picture.size)
    if (behind) gpu.copyInto(behind, image)
    await this.#drawHandles(gpu, image, volume, behind ? 'keep' : 'clear')
    await this.#drawOutlines(gpu, image, volume)
    this.picture.data = image
  }

  async #drawHandles(gpu: Gpu, image: RenderedImage, { worldFromTexture }: Volume, start: 'keep' | 'clear'): Promise<void> {
    const camera = this.camera.value
    const handles = await this.#handles.placed(gpu, {
      worldFromTexture,
      camera,
      kept: boxAxes.map(axis => (this.showWidget.value ? this.#kept(axis) : undefined)),
      offset: this.offset.value,
      scale: this.scale.value,
      color: this.handleColor.value,
      firstId: this.#picking.first,
    })
    const layers = { texCoord: false, normals: false, viewNormals: false }
    const settings = { camera, light: this.lighting.light, faces: 'both', depthTest: true, color: undefined, layers } as const
    this.#meshes.draw(gpu, image, handles, settings, start)
  }

  async #drawOutlines(gpu: Gpu, image: RenderedImage, { modelMatrix, worldMatrix }: Volume): Promise<void> {
    if (!this.showClipPlane.value) return
    const color: Vec4 = this.cropLineColor.value
    const cuts = boxAxes.flatMap(axis => {
      const [low, high] = this.#kept(axis) ?? [0, 1]
      const places = [...(low > 0 ? [low] : []), ...(high < 1 ? [high] : [])]
      return places.map(place => cropOutline({ axis, place, color, modelMatrix, worldMatrix }))
    })
    if (cuts.length === 0) return
    await this.#lines.draw(gpu, image, cuts, { ...outlines, width: this.lineWidth.value, camera: this.camera.value }, 'keep')
  }

  /** From 0 to 1; undefined for an axis that is switched off. */
  #kept(axis: number): Vec2 | undefined {
    const { enabled, range } = this.axes[axis] as (typeof this.axes)[number]
    const [first, last] = range.range
    const share = (slice: number): number => (last > first ? (slice - first) / (last - first) : 0)
    return enabled.value ? [share(range.value[0]), share(range.value[1])] : undefined
  }

  #pick(event: PickingEvent, index: number): void {
    const axis = boxAxes[Math.floor(index / handlesPerAxis)]
    const property = axis === undefined ? undefined : this.axes[axis]?.range
    const volume = this.volume.dataOrUndefined
    if (axis === undefined || !property || !volume) return
    if (event.press === 'press') this.#pressed = property.value
    if (event.press === 'release') this.#pressed = undefined
    if (event.press !== 'none') event.used = true
    if (event.press !== 'move' || !this.#pressed || !event.buttons.includes('left')) return
    const camera = this.camera.value
    const edge = edgeOf(axis, { worldFromTexture: volume.worldFromTexture, camera, offset: this.offset.value })
    const movement: Vec2 = [2 * event.position[0] - 1 - event.pressedNdc[0], 2 * event.position[1] - 1 - event.pressedNdc[1]]
    const [first, last] = property.range
    const slices = Math.trunc(shareAlong(edge, camera, movement) * (last - first))
    property.value = movedRange(this.#pressed, index % handlesPerAxis, slices, property)
  }

  override dispose(): void {
    for (const part of [this.#meshes, this.#lines, this.#image]) part.dispose()
  }
}

/** A range after one of its ends (0, 1), or both (2), moved; ends keep their distance, and both move together. */
function movedRange([low, high]: Vec2, handle: number, slices: number, { range: [first, last], minSeparation }: IntMinMaxProperty): Vec2 {
  const between = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)
  if (handle === 0) return [between(low + slices, first, high - minSeparation), high]
  if (handle === 1) return [low, between(high + slices, low + minSeparation, last)]
  const shift = between(slices, first - low, last - high)
  return [low + shift, high + shift]
}
