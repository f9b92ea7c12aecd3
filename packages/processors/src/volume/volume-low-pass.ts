import { lowPass, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { BoolCompositeProperty, BoolProperty, FloatProperty, IntProperty } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

export class VolumeLowPass extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeLowPass',
    'Volume Low Pass',
    'Smooths a volume: every voxel becomes the mean of those around it.',
  )
  readonly kernelSize = this.addProperty(
    new IntProperty('kernelSize', 'Kernel Size', 3, {
      min: 2,
      max: 27,
      help: 'Voxels along an edge of the block that is averaged; an odd size counts as the even one below.',
    }),
  )
  readonly gaussian = this.addProperty(
    new BoolCompositeProperty('useGaussianWeights', 'Use Gaussian Weights', false, { help: 'Near voxels count more than far ones.' }),
  )
  readonly sigma = this.gaussian.addProperty(
    new FloatProperty('sigma', 'Sigma', 1, { min: 0.001, max: 2, increment: 0.001, help: 'Standard deviation of the weights, voxels.' }),
  )
  readonly updateDataRange = this.addProperty(
    new BoolProperty('updateDataRange', 'Update Data Range', false, { help: 'The data range becomes that of the result.' }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return lowPass(volume, array, {
      kernelSize: this.kernelSize.value,
      sigma: this.gaussian.checked ? this.sigma.value : undefined,
      updateRange: this.updateDataRange.value,
    })
  }
}
