import { curl, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { FieldOperation } from './field-operation.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeCurlCPUProcessor extends FieldOperation {
  static override readonly info = volumeOperation(
    'VolumeCurlCPUProcessor',
    'Volume Curl',
    'The curl of a field of vectors in world space, computed on the CPU: how fast the field turns, and about which axis. Outside of the volume the field is taken as 0.',
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return curl(volume, array)
  }
}
