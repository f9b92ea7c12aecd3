import { type NumericArray, opacityOf, type Steps, type Volume } from '@ivw/data'
import { TransferFunctionProperty } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VolumeMapping extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeMapping',
    'Volume Mapping',
    'Replaces voxels by the opacity that a transfer function gives their first component.',
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', undefined, { help: 'Its opacity becomes the new value.' }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return opacityOf(volume, array, this.transferFunction.state)
  }
}
