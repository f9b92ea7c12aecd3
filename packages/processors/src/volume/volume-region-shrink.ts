import { type NumericArray, type Steps, shrunkRegions, type Volume } from '@ivw/data'
import { IntProperty } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VolumeRegionShrink extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeRegionShrink',
    'Volume Region Shrink',
    'Opens gaps between the regions of a segmented volume: a voxel that has another value beside it becomes 0.',
  )
  readonly iterations = this.addProperty(
    new IntProperty('iterations', 'Iterations', 3, { min: 0, max: 25, help: 'How many layers of voxels are taken off.' }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return shrunkRegions(volume, array, this.iterations.value)
  }
}
