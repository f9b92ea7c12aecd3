import { cellGradient, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { FieldOperation } from './field-operation.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeGradientCPUProcessor extends FieldOperation {
  static override readonly info = volumeOperation(
    'VolumeGradientCPUProcessor',
    'Volume Gradient CPU',
    'The gradient of the first component of a volume in world space, in its own units, computed on the CPU. Outside of the volume values are taken as 0.',
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return cellGradient(volume, array)
  }
}
