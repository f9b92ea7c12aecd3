import { type NumericArray, type Steps, type Volume, voxelCurl } from '@ivw/data'
import { VolumeOperation } from '../volume/volume-operation.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

export class Vector3DCurl extends VolumeOperation {
  static override readonly info = {
    ...vectorFieldVisualization(
      'Vector3DCurl',
      'Vector 3D Curl',
      'How strongly a volume of vectors turns around every place, and around which axis. The fourth component is the length of that vector.',
    ),
    background: true,
  }

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return voxelCurl(volume, array)
  }
}
