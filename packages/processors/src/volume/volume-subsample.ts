import { subsample } from '@ivw/data'
import {
  BoolProperty,
  IntVec3Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { immutable } from '../properties/ordinal-options.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeSubsample extends Processor {
  static override readonly info: ProcessorInfo = volumeOperation(
    'VolumeSubsample',
    'Volume Subsample',
    'Makes a volume smaller: blocks of voxels become their mean.',
  )
  readonly source = this.addPort(new VolumeInport('inputVolume', { help: 'The volume to subsample' }))
  readonly result = this.addPort(new VolumeOutport('outputVolume', { help: 'Fewer voxels in the same box' }))
  readonly enabled = this.addProperty(
    new BoolProperty('enabled', 'Enable Operation', true, { help: 'Off: the volume is handed on as it is.' }),
  )
  readonly factors = this.addProperty(
    new IntVec3Property('subSampleFactors', 'Factors', [1, 1, 1], {
      min: 1,
      max: 8,
      ...immutable,
      help: 'Voxels along x, y and z that become one.',
    }),
  )

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.source.data
    const factors = this.factors.value
    const passes = !this.enabled.value || factors.every(factor => factor === 1)
    this.result.data = passes ? volume : await inTurns(subsample(volume, await volume.read(context.signal), factors), context)
  }
}
