import { subset, type Vec2, type Vec3 } from '@ivw/data'
import { BoolProperty, type ProcessContext, Processor, Size_tMinMaxProperty, VolumeInport, VolumeOutport } from '@ivw/network'
import { volumeOperation } from './volume-operation.ts'

export class VolumeSubset extends Processor {
  static override readonly info = volumeOperation('VolumeSubset', 'Volume Subset', 'Cuts an axis-aligned block of voxels out of a volume.')

  readonly source = this.addPort(new VolumeInport('inputVolume', { help: 'The volume to cut from' }))
  readonly block = this.addPort(new VolumeOutport('outputVolume', { help: 'The voxels inside' }))
  readonly enabled = this.addProperty(
    new BoolProperty('enabled', 'Enable Operation', true, { help: 'Off: the volume is handed on as it is.' }),
  )
  readonly adjustBasisAndOffset = this.addProperty(
    new BoolProperty('adjustBasisAndOffset', 'Adjust Basis and Offset', true, {
      help: 'The block stays where it was in the volume; otherwise it is stretched over the box of the whole volume.',
    }),
  )
  readonly ranges = (['X', 'Y', 'Z'] as const).map(axis =>
    this.addProperty(
      new Size_tMinMaxProperty(`range${axis}`, `${axis} Slices`, [0, 256], {
        range: [0, 256],
        minSeparation: 1,
        serializationMode: 'all',
        help: 'First slice that is kept, and the one behind the last.',
      }),
    ),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.source.onChange(() => this.#fitRanges(this.source.data.dimensions))
  }

  /** What was cut off stays cut off in proportion. */
  #fitRanges(dimensions: Vec3): void {
    this.ranges.forEach((range, axis) => {
      const count = dimensions[axis] as number
      if (range.range[1] !== count) range.setRangeNormalized([0, count])
    })
  }

  override async process({ signal }: ProcessContext): Promise<void> {
    const volume = this.source.data
    const ranges = this.ranges.map(range => range.value) as unknown as [Vec2, Vec2, Vec2]
    const whole = ranges.every(([from, to], axis) => from === 0 && to === volume.dimensions[axis])
    const passes = whole || !this.enabled.value
    this.block.data = passes ? volume : subset(volume, await volume.read(signal), { ranges, keepsPlace: this.adjustBasisAndOffset.value })
  }
}
