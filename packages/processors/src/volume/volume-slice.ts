import { clamp, Image, sliceOf } from '@ivw/data'
import {
  BoolProperty,
  ImageOutport,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  Size_tProperty,
  VolumeInport,
} from '@ivw/network'
import { sliceEvents } from './slice-events.ts'
import { volumeOperation } from './volume-operation.ts'

const axisOptions = [
  { id: 'x', name: 'X axis', value: 0 },
  { id: 'y', name: 'Y axis', value: 1 },
  { id: 'z', name: 'Z axis', value: 2 },
]

/** The voxels of a slice as an image, unchanged. */
export class VolumeSlice extends Processor {
  static override readonly info = volumeOperation(
    'VolumeSlice',
    'Volume Slice Extracter',
    'Takes one slice out of a volume: an image with the stored numbers of its voxels. The wheel, W and S go through the slices.',
  )

  readonly volume = this.addPort(new VolumeInport('inputVolume', { help: 'The volume to cut' }))
  readonly picture = this.addPort(new ImageOutport('outputImage', { handlesResize: false, help: 'One pixel for each voxel of the slice' }))
  readonly sliceAxis = this.addProperty(
    new OptionPropertyEnumInt('sliceAxis', 'Slice along axis', axisOptions, 0, { help: 'What the slice is perpendicular to.' }),
  )
  readonly sliceNumber = this.addProperty(
    new Size_tProperty('sliceNumber', 'Slice', 4, { min: 1, max: 8, help: 'Number of the slice, from 1.' }),
  )
  readonly handleEvents = this.addProperty(
    new BoolProperty('handleEvents', 'Handle interaction events', true, { help: 'Off: wheel and keys do nothing here.' }),
  )

  constructor(identifier?: string) {
    super(identifier)
    const shift = (slices: number): void => {
      const slice = this.sliceNumber
      slice.value = clamp(slice.value + slices, slice.min, slice.max)
    }
    const events = sliceEvents({ enabled: () => this.handleEvents.value, shift, mark: () => false })
    for (const event of events) if (event.identifier !== 'mouseSetMarker') this.addProperty(event)
  }

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.volume.data
    const axis = this.sliceAxis.value as 0 | 1 | 2
    context.ownChange(() => this.#fitNumber(volume.dimensions[axis]))
    const layer = sliceOf(volume, await volume.read(context.signal), axis, this.sliceNumber.value - 1)
    this.picture.data = new Image({ colorLayers: [layer] })
  }

  /** Another number of slices: the one at the same place. */
  #fitNumber(count: number): void {
    const { value, max } = this.sliceNumber
    if (max === count) return
    this.sliceNumber.setState({ max: count, value: Math.max(1, Math.trunc((value / max) * count)) })
  }
}
