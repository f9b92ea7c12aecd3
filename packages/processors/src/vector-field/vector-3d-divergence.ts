import { type NumericArray, type Steps, type Volume, voxelDivergence } from '@ivw/data'
import { VolumeOperation } from '../volume/volume-operation.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

export class Vector3DDivergence extends VolumeOperation {
  static override readonly info = {
    ...vectorFieldVisualization(
      'Vector3DDivergence',
      'Vector 3D Divergence',
      'How strongly a volume of vectors flows out of every place (or into it, where negative).',
    ),
    background: true,
  }

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return voxelDivergence(volume, array)
  }
}
