import { gradient, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { BoolProperty } from '@ivw/network'
import { GradientOperation } from './gradient-operation.ts'
import { volumeOperation } from './volume-operation.ts'

export class VolumeGradient extends GradientOperation {
  static override readonly info = volumeOperation(
    'VolumeGradient',
    'Volume Gradient',
    'The gradient of a component in world space, as a volume of vectors. A raycaster can shade with it instead of computing gradients for every picture.',
  )
  readonly dataInChannel4 = this.addProperty(
    new BoolProperty('dataInChannel4_', 'Store original data in Channel 4', false, {
      invalidationLevel: 'invalidResources',
      help: 'The value itself becomes the fourth component.',
    }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return gradient(volume, array, { channel: this.channel.value, withValue: this.dataInChannel4.value })
  }
}
