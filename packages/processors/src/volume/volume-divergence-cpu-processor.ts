import { divergence, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { FieldOperation } from './field-operation.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeDivergenceCPUProcessor extends FieldOperation {
  static override readonly info = volumeOperation(
    'VolumeDivergenceCPUProcessor',
    'Volume Divergence',
    'The divergence of a field of vectors in world space, computed on the CPU: more where the field flows apart, less where it flows together. Outside of the volume the field is taken as 0.',
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return divergence(volume, array)
  }
}
