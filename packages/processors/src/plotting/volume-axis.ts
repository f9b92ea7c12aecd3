import type { Vec2 } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  DoubleMinMaxProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  OptionPropertyEnumInt,
  OptionPropertyString,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { AxisPass, clearImage, DrawnImage, defaultLayout, layoutOver } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { AxisProperty } from '../properties/axis-property.ts'
import { AxisStyleProperty } from '../properties/axis-style-property.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { openGpu } from '../services.ts'
import { axisAlong, type RangeMode, rangeAlong, rangeModes, volumeEdges } from './volume-edges.ts'

const axisIndices = [0, 1, 2] as const
const presets = [
  { id: 'default', name: 'Default (origin)', value: 'default' },
  { id: 'all', name: 'All', value: 'all' },
  { id: 'none', name: 'None', value: 'none' },
]

/** Draws axes along the edges of a volume. */
export class VolumeAxis extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeAxis',
    displayName: 'Volume Axis',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting'],
    help: 'Draws axes with ticks and labels along the edges of a volume. Link the camera with that of the renderer of the image behind.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume whose edges are axes' }))
  readonly behind = this.addPort(new ImageInport('imageInport', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with axes; picking as it came' }))
  readonly axisOffset = this.addProperty(
    new FloatProperty('axisOffset', 'Axis Offset', 0.1, { min: 0, max: 10, help: 'Distance of the axes from the volume, world units.' }),
  )
  readonly rangeMode = this.addProperty(
    new OptionPropertyEnumInt<RangeMode>(
      'rangeMode',
      'Axis Range Mode',
      (Object.keys(rangeModes) as RangeMode[]).map(id => ({ id, name: rangeModes[id], value: id })),
      'dims',
      { help: 'What the labels count: voxels, or world units from the corner or from the origin, or something else.' },
    ),
  )
  readonly customRanges = this.addProperty(
    new CompositeProperty('customRanges', 'Custom Ranges', { help: 'Values at the ends of the axes.' }),
  ).visibleWhen(this.rangeMode, mode => mode.value === 'custom')
  readonly ranges = (['X', 'Y', 'Z'] as const).map(name =>
    this.customRanges.addProperty(
      new DoubleMinMaxProperty(`range${name}`, `${name} Axis`, [0, 1], {
        range: [-1e6, 1e6],
        semantics: 'Text',
        help: 'Values at both ends.',
      }),
    ),
  )
  readonly visibility = this.addProperty(new CompositeProperty('visibility', 'Axis Visibility', { help: 'Which edges have axes.' }))
  readonly preset = this.visibility.addProperty(
    new OptionPropertyString('visibilityPresets', 'Presets', presets, 'default', {
      serializationMode: 'none',
      help: 'Chooses several edges at once.',
    }),
  )
  readonly edges = volumeEdges.map(({ id, name, base }) =>
    this.visibility.addProperty(new BoolProperty(id, name, base.length === 0, { help: 'Whether this edge has an axis.' })),
  )
  readonly axisStyle = this.addProperty(new AxisStyleProperty('axisStyle', 'Global Axis Style'))
  readonly axes = (['x', 'y', 'z'] as const).map(name => this.addProperty(spatialAxis(name)))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the axes are seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #passes = volumeEdges.map(() => new AxisPass())
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    this.axisStyle.register(...this.axes)
    this.preset.onChange(() => this.#choose(this.preset.value))
    this.rangeMode.onChange(() => this.#followData())
    this.volume.onChange(() => this.#followData())
    // Both ways: a range that is changed at the axis is a custom one, too.
    for (const i of axisIndices) {
      const [axis, range] = [this.axes[i] as AxisProperty, this.ranges[i] as DoubleMinMaxProperty]
      range.onChange(() => this.#isCustom && axis.showRange(range.value))
      axis.range.onChange(() => this.#isCustom && range.setState({ value: axis.range.value }))
    }
  }

  get #isCustom(): boolean {
    return this.rangeMode.value === 'custom'
  }

  #choose(preset: string): void {
    this.edges.forEach((edge, i) => {
      edge.value = preset === 'all' || (preset === 'default' && volumeEdges[i]?.base.length === 0)
    })
  }

  #followData(): void {
    for (const i of axisIndices) {
      const range = this.#rangeOf(i)
      if (range) this.axes[i]?.showRange(range)
    }
  }

  #rangeOf(axis: 0 | 1 | 2): Vec2 | undefined {
    const mode = this.rangeMode.value
    if (mode === 'custom') return this.ranges[axis]?.value
    return this.volume.isReady ? rangeAlong(axis, this.volume.data, mode) : undefined
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#image.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    const { modelMatrix } = this.volume.data
    for (const [i, edge] of volumeEdges.entries()) {
      const axis = this.axes[edge.axis]?.axis
      if (!axis || !this.edges[i]?.value) continue
      const place = axisAlong(edge, modelMatrix, this.axisOffset.value)
      await this.#passes[i]?.drawSpatial(gpu, image, axis, place, this.camera.value)
    }
    this.picture.data = image
  }

  override dispose(): void {
    for (const pass of this.#passes) pass.dispose()
    this.#image.dispose()
  }
}

/** Lengths of a spatial axis are world units: those of a plot would be far too long. */
function spatialAxis(name: 'x' | 'y' | 'z'): AxisProperty {
  const axis = new AxisProperty(`${name}Axis`, `${name.toUpperCase()} Axis`)
  axis.caption.title.value = name
  axis.caption.offset.value = axis.labels.offset.value = 0.7
  axis.major.length.value = 0.3
  axis.major.width.value = 1.5
  axis.minor.length.value = 0.15
  axis.minor.width.value = 1.3
  axis.major.side.value = 'outside'
  axis.setCurrentAsDefault()
  return axis
}
