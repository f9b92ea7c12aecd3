import { type NumericArray, type Steps, type Vec3, type Volume, type VolumeDistanceOptions, volumeDistances } from '@ivw/data'
import { BoolProperty, DoubleMinMaxProperty, DoubleProperty, IntProperty, IntSize3Property, OptionPropertyEnumInt } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

const anyRange = [-1e12, 1e12] as const

/** How far voxels are from features. */
export class DistanceTransformRAM extends VolumeOperation {
  static override readonly info = volumeOperation(
    'DistanceTransformRAM',
    'Volume Distance Transform',
    'Computes for every voxel how far the nearest voxel above a threshold is, in model space.',
  )
  readonly threshold = this.addProperty(
    new DoubleProperty('threshold', 'Threshold', 0.5, { min: 0, max: 1, increment: 0.01, help: 'Voxels above it are features.' }),
  )
  readonly flip = this.addProperty(new BoolProperty('flip', 'Flip', false, { help: 'Voxels below the threshold are features.' }))
  readonly normalize = this.addProperty(
    new BoolProperty('normalize', 'Use normalized threshold', true, { help: 'The threshold is a share of the range of the type.' }),
  )
  readonly scale = this.addProperty(
    new DoubleProperty('distScale', 'Scaling Factor', 1, { min: 0, max: 1000, help: 'Multiplies distances.' }),
  )
  readonly squared = this.addProperty(new BoolProperty('distSquared', 'Squared Distance', false, { help: 'Gives squares of distances.' }))
  readonly uniform = this.addProperty(
    new BoolProperty('uniformUpsampling', 'Uniform Upsampling', false, { help: 'One factor for all axes.' }),
  )
  readonly factors = this.addProperty(
    new IntSize3Property('upsampleFactorVec3', 'Sampling Factor', [1, 1, 1], {
      min: 1,
      max: 10,
      help: 'Voxels of the result for one of the volume.',
    }),
  ).visibleWhen(this.uniform, uniform => !uniform.value)
  readonly factor = this.addProperty(
    new IntProperty('upsampleFactorUniform', 'Sampling Factor', 1, {
      min: 1,
      max: 10,
      help: 'Voxels of the result for one of the volume.',
    }),
  ).visibleWhen(this.uniform, uniform => uniform.value)
  readonly dataRangeMode = this.addProperty(
    new OptionPropertyEnumInt(
      'dataRangeMode',
      'Data Range',
      [
        { id: 'Diagonal', name: 'Volume Diagonal', value: 0 },
        { id: 'MinMax', name: 'Minimum and Maximum', value: 1 },
        { id: 'Custom', name: 'Custom', value: 2 },
      ],
      0,
      {
        help: 'What transfer functions take as 0 and 1: nothing and the diagonal of the box, the least and the largest distance, or numbers of your own.',
      },
    ),
  )
  readonly customDataRange = this.addProperty(
    new DoubleMinMaxProperty('customDataRange', 'Custom Data Range', [0, 1], {
      range: anyRange,
      increment: 0.01,
      semantics: 'Text',
      help: 'Data range of the result.',
    }),
  ).visibleWhen(this.dataRangeMode, mode => mode.selected === 'Custom')
  /** Never set in Inviwo; files know it. */
  readonly dataRange = this.addProperty(
    new DoubleMinMaxProperty('dataRange', 'Data Range', [0, 1], {
      ...{ range: anyRange, increment: 0.01, semantics: 'Text', readOnly: true, invalidationLevel: 'valid', visible: false },
      help: 'Has no effect; workspaces store it.',
    }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    const upsample: Vec3 = this.uniform.value ? [this.factor.value, this.factor.value, this.factor.value] : this.factors.value
    return volumeDistances(volume, array, {
      threshold: this.threshold.value,
      flip: this.flip.value,
      normalize: this.normalize.value,
      upsample,
      scale: this.scale.value,
      squared: this.squared.value,
      dataRange: this.#range,
    })
  }

  get #range(): VolumeDistanceOptions['dataRange'] {
    switch (this.dataRangeMode.selected) {
      case 'Custom':
        return this.customDataRange.value
      case 'MinMax':
        return 'actual'
      default:
        return 'diagonal'
    }
  }
}
