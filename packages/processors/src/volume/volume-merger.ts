import { mergedVolume, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { type ProcessContext, VolumeInport } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VolumeMerger extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeMerger',
    'Volume Merger',
    'Puts the first components of up to four volumes into one volume, for a raycaster that draws several at a time.',
    'experimental',
  )
  readonly others = [2, 3, 4].map(number =>
    this.addPort(new VolumeInport(`volume${number}`, { optional: true, help: 'Becomes a component behind those before it' })),
  )

  protected override async operate(volume: Volume, array: NumericArray, { signal }: ProcessContext): Promise<Steps<Volume>> {
    const others = this.others.flatMap(({ dataOrUndefined }) => dataOrUndefined ?? [])
    const arrays = await Promise.all(others.map(other => other.read(signal)))
    return mergedVolume([[volume, array], ...others.map((other, i) => [other, arrays[i] as NumericArray] as const)])
  }
}
