import { add, clamp, scale, transformPoint, type Vec2, type Vec3, type Vec4, type Volume } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec3Property,
  FloatVec4Property,
  ImageOutport,
  IntProperty,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { DrawnImage, placeInSlice, SlicePass, type SlicePlacement, type SliceWrapping, sliceDepth, textureFromSlice } from '@ivw/render'
import { colorOptions, immutable, unbounded } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { SampleQueryProperty } from './sample-query.ts'
import { sliceEvents } from './slice-events.ts'
import { volumeOnGpu } from './volume-on-gpu.ts'

const axes = ['X', 'Y', 'Z'] as const
const axisOptions = [
  { id: 'x', name: 'y-z plane (X axis)', value: 0 },
  { id: 'y', name: 'x-z plane (Y axis)', value: 1 },
  { id: 'z', name: 'x-y plane (Z axis)', value: 2 },
  { id: 'p', name: 'Plane Equation', value: 3 },
]
const quarterTurns = ['0', '90', '180', '270'].map((id, value) => ({ id, name: `${id} degrees`, value }))
const wrappings: readonly { readonly id: SliceWrapping; readonly name: string }[] = [
  { id: 'color', name: 'Fill Color' },
  { id: 'edge', name: 'Clamp to Edge' },
  { id: 'repeat', name: 'Repeat' },
  { id: 'm-repeat', name: 'Mirrored Repeat' },
]

const [black, white]: [Vec4, Vec4] = [
  [0, 0, 0, 1],
  [1, 1, 1, 1],
]
const opaque = {
  points: [
    { position: 0, color: black },
    { position: 1, color: white },
  ],
  mask: [0, 1],
  type: 'relative',
} as const

/** A slice through a volume as a picture. */
export class VolumeSliceGL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeSliceGL',
    displayName: 'Volume Slice',
    category: 'Volume Operation',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws one slice of a volume, along an axis or any plane, with a transfer function. The wheel, W and S go through the slices.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to cut' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture of the slice' }))
  readonly sliceAxis = this.addProperty(
    new OptionPropertyInt('sliceAxis', 'Slice along axis', axisOptions, 0, { help: 'What the slice is perpendicular to.' }),
  )
  readonly slices = axes.map((axis, i) =>
    this.addProperty(
      new IntProperty(`slice${axis}`, `${axis} Slice`, 128, {
        min: 1,
        max: 256,
        invalidationLevel: 'valid',
        help: 'Number of the slice, from 1.',
      }),
    ).visibleWhen(this.sliceAxis, chosen => chosen.value === i),
  )
  readonly planeNormal = this.addProperty(
    new FloatVec3Property('planeNormal', 'Plane Normal', [1, 0, 0], {
      min: -1,
      max: 1,
      ...immutable,
      help: 'Direction of the plane, texture space.',
    }),
  ).visibleWhen(this.sliceAxis, axis => axis.selected === 'p')
  readonly planePosition = this.addProperty(
    new FloatVec3Property('planePosition', 'Plane Position', [0.5, 0.5, 0.5], {
      min: 0,
      max: 1,
      ...immutable,
      help: 'A point of the plane, texture space.',
    }),
  )
  readonly trafoGroup = this.addProperty(
    new CompositeProperty('trafoGroup', 'Transformations', { help: 'How the slice lies in the picture.' }),
  )
  readonly rotation = this.trafoGroup.addProperty(
    new OptionPropertyInt('rotation', 'Rotation', [...quarterTurns, { id: 'free', name: 'Free Rotation', value: 4 }], 0, {
      help: 'Turns the picture.',
    }),
  )
  readonly imageRotation = this.trafoGroup
    .addProperty(new FloatProperty('imageRotation', 'Angle', 0, { min: 0, max: 2 * Math.PI, help: 'Angle of a free rotation, radians.' }))
    .visibleWhen(this.rotation, rotation => rotation.selected === 'free')
  readonly imageScale = this.trafoGroup.addProperty(
    new FloatProperty('imageScale', 'Scale', 1, { min: 0.1, max: 10, help: 'Larger numbers show more.' }),
  )
  readonly flipHorizontal = this.trafoGroup.addProperty(
    new BoolProperty('flipHorizontal', 'Flip Horizontal View', false, { help: 'Mirrors left and right.' }),
  )
  readonly flipVertical = this.trafoGroup.addProperty(
    new BoolProperty('flipVertical', 'Flip Vertical View', false, { help: 'Mirrors up and down.' }),
  )
  readonly volumeWrapping = this.trafoGroup.addProperty(
    new OptionPropertyInt(
      'volumeWrapping',
      'Volume Texture Wrapping',
      wrappings.map(({ id, name }, value) => ({ id, name, value })),
      0,
      {
        help: 'What is shown outside of the volume.',
      },
    ),
  )
  readonly fillColor = this.trafoGroup
    .addProperty(new FloatVec4Property('fillColor', 'Fill Color', [0, 0, 0, 0], colorOptions({ help: 'Colour outside of the volume.' })))
    .visibleWhen(this.volumeWrapping, wrapping => wrapping.selected === 'color')
  readonly pickGroup = this.addProperty(
    new CompositeProperty('pickGroup', 'Position Selection', { help: 'A marker that the mouse moves.' }),
  )
  readonly posPicking = this.pickGroup.addProperty(
    new BoolProperty('posPicking', 'Enable Picking', false, { help: 'The left mouse button puts the marker.' }),
  )
  readonly showIndicator = this.pickGroup.addProperty(
    new BoolProperty('showIndicator', 'Show Position Indicator', true, { help: 'Draws the marker.' }),
  )
  readonly indicatorColor = this.pickGroup.addProperty(
    new FloatVec4Property('indicatorColor', 'Indicator Color', [1, 0.8, 0.1, 0.8], colorOptions({ help: 'Colour of the marker.' })),
  )
  readonly indicatorSize = this.pickGroup.addProperty(
    new FloatProperty('indicatorSize', 'Indicator Size', 4, { min: 0, max: 100, help: 'Half an edge of the marker, pixels.' }),
  )
  readonly tfGroup = this.addProperty(new CompositeProperty('tfGroup', 'Transfer Function', { help: 'How values become colours.' }))
  readonly tfMappingEnabled = this.tfGroup.addProperty(
    new BoolProperty('tfMappingEnabled', 'Enable Transfer Function', true, {
      invalidationLevel: 'invalidResources',
      help: 'Off: voxels are colours themselves.',
    }),
  )
  readonly transferFunction = this.tfGroup.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', opaque, { help: 'Colours of the first component.' }),
  )
  readonly alphaOffset = this.tfGroup.addProperty(
    new FloatProperty('alphaOffset', 'Alpha Offset', 0, { min: 0, max: 1, help: 'Added to the opacity.' }),
  )
  readonly sampleQuery = this.addProperty(
    new SampleQueryProperty('sampleQuery', 'Sample Query', false, {
      invalidationLevel: 'valid',
      help: 'Shows what the volume holds under the pointer, or at the marker before the pointer was there.',
    }),
  )
  readonly worldPosition = this.addProperty(
    new FloatVec3Property('worldPosition_', 'World Position', [0, 0, 0], {
      min: -10,
      max: 10,
      ...unbounded,
      invalidationLevel: 'valid',
      help: 'The marker in world space.',
    }),
  )
  readonly handleEvents = this.addProperty(
    new BoolProperty('handleEvents', 'Handle interaction events', true, {
      invalidationLevel: 'valid',
      help: 'Off: wheel, keys and mouse do nothing here.',
    }),
  )
  readonly #pass = new SlicePass()
  readonly #image = new DrawnImage()
  #dimensions: Vec3 = [8, 8, 8]
  /** Where the pointer was last, in the picture. */
  #pointer: Vec2 | undefined
  #querying = Promise.resolve()

  constructor(identifier?: string) {
    super(identifier)
    const events = sliceEvents({
      enabled: () => this.handleEvents.value,
      shift: slices => this.#shift(slices),
      mark: place => this.#mark(place),
      point: place => {
        this.#pointer = place
        this.#query()
      },
    })
    for (const event of events) this.addProperty(event)
    this.sampleQuery.property('checked')?.onChange(() => this.#query())
    this.volume.onChange(() => this.#fitSlices(this.volume.data.dimensions))
    for (const slice of this.slices) slice.onChange(() => this.#followSlices())
    for (const property of [this.sliceAxis, this.posPicking]) property.onChange(() => this.#followSlices())
    this.rotation.onChange(() => {
      if (this.rotation.value < 4) this.imageRotation.value = (this.rotation.value * Math.PI) / 2
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const volume = this.volume.data
    const texels = await volumeOnGpu(gpu, volume, context)
    const image = this.#image.at(gpu, this.picture.size)
    const matrix = textureFromSlice(this.#placement(volume))
    const marked = this.posPicking.value && this.showIndicator.value
    this.#pass.draw(gpu, image, volume, texels, {
      textureFromSlice: matrix,
      position: this.planePosition.value,
      wrapping: this.volumeWrapping.selected as SliceWrapping,
      fillColor: this.fillColor.value,
      transferFunction: this.tfMappingEnabled.value ? this.transferFunction.state : undefined,
      alphaOffset: this.alphaOffset.value,
      indicator: marked
        ? { place: placeInSlice(matrix, this.planePosition.value), color: this.indicatorColor.value, size: this.indicatorSize.value }
        : undefined,
    })
    context.ownChange(() => {
      this.worldPosition.value = transformPoint(volume.worldFromTexture, this.planePosition.value)
    })
    this.picture.data = image
    this.#query()
  }

  /** Resolves when what is asked by now is shown. */
  get queried(): Promise<void> {
    return this.#querying
  }

  #query(): void {
    const volume = this.volume.dataOrUndefined
    const marker = this.posPicking.value ? this.planePosition.value : undefined
    this.#querying = this.sampleQuery.show(volume, this.#pointer && volume ? this.#placeAt(volume, this.#pointer) : marker)
  }

  /** Texture space, which ends at 0 and 1. */
  #placeAt(volume: Volume, place: Vec2): Vec3 {
    const matrix = textureFromSlice(this.#placement(volume))
    return transformPoint(matrix, [...place, sliceDepth(matrix, this.planePosition.value)])
  }

  #placement(volume: Volume): SlicePlacement {
    const [width, height] = this.picture.size
    return {
      normal: this.planeNormal.value,
      position: this.planePosition.value,
      worldFromTexture: volume.worldFromTexture,
      imageRotation: this.imageRotation.value,
      imageScale: this.imageScale.value,
      flipHorizontal: this.flipHorizontal.value,
      flipVertical: this.flipVertical.value,
      aspect: width / height,
    }
  }

  /** A volume of another size: the middle slices. */
  #fitSlices(dimensions: Vec3): void {
    if (dimensions.every((n, i) => n === this.#dimensions[i])) return
    this.#dimensions = dimensions
    this.slices.forEach((slice, i) => {
      const last = dimensions[i] as number
      if (slice.max === last) return
      slice.setState({ min: 1, max: last, value: Math.max(1, Math.trunc(last / 2)) })
    })
    this.#followSlices()
  }

  /** Along an axis, slice numbers say where the plane is. */
  #followSlices(): void {
    const axis = this.sliceAxis.value
    if (axis > 2) return
    this.planeNormal.value = [0, 1, 2].map(i => (i === axis ? -1 : 0)) as unknown as Vec3
    this.planePosition.value = this.slices.map((slice, i) =>
      clamp((slice.value - 0.5) / (this.#dimensions[i] as number), 0, 1),
    ) as unknown as Vec3
  }

  #shift(by: number): void {
    const slice = this.slices[this.sliceAxis.value]
    if (slice) slice.value = clamp(slice.value + by, slice.min, slice.max)
    else this.planePosition.value = unit(add(this.planePosition.value, scale(this.planeNormal.value, 0.01 * by)))
  }

  #mark(place: Vec2): boolean {
    const volume = this.volume.dataOrUndefined
    if (!this.posPicking.value || !volume) return false
    const marked = unit(this.#placeAt(volume, place))
    if (this.sliceAxis.value > 2) this.planePosition.value = marked
    else
      this.slices.forEach((slice, i) => {
        const count = this.#dimensions[i] as number
        slice.value = clamp(Math.trunc((marked[i] as number) * count) + 1, 1, count)
      })
    return true
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}

function unit([x, y, z]: Vec3): Vec3 {
  return [clamp(x, 0, 1), clamp(y, 0, 1), clamp(z, 0, 1)]
}
