import { type NumericArray, type Steps, type Volume, vectorMagnitude } from '@ivw/data'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VectorMagnitude extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VectorMagnitude',
    'Vector Magnitude',
    'The lengths of the vectors of a volume; of a volume of one component, the values themselves.',
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return vectorMagnitude(volume, array)
  }
}
