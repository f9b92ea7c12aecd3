import { gradientMagnitude, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { GradientOperation } from './gradient-operation.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeGradientMagnitude extends GradientOperation {
  static override readonly info = volumeOperation(
    'VolumeGradientMagnitude',
    'Volume Gradient Magnitude',
    'How steeply a component changes in world space.',
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return gradientMagnitude(volume, array, this.channel.value)
  }
}
