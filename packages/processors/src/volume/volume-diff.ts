import { difference, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { type ProcessContext, VolumeInport } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VolumeDiff extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeDiff',
    'Volume Difference',
    'How two volumes differ, normalised: the middle of the range where they are equal, more where the first is larger.',
  )
  readonly subtrahend = this.addPort(new VolumeInport('volume2', { help: 'The volume that is taken from the other one' }))

  protected override async operate(volume: Volume, array: NumericArray, { signal }: ProcessContext): Promise<Steps<Volume>> {
    const other = this.subtrahend.data
    return difference(volume, array, other, await other.read(signal))
  }
}
