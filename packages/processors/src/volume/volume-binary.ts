import { type Comparison, type NumericArray, type Steps, threshold, type Volume } from '@ivw/data'
import { FloatProperty, OptionPropertyEnumInt } from '@ivw/network'
import { VolumeOperation, volumeOperation } from './volume-operation.ts'

const operators: readonly { readonly id: Comparison; readonly name: string }[] = [
  { id: 'greaterthen', name: '>' },
  { id: 'greaterthenorequal', name: '>=' },
  { id: 'lessthen', name: '<' },
  { id: 'lessthenorequal', name: '<=' },
  { id: 'equal', name: '==' },
  { id: 'notequal', name: '!=' },
]

export class VolumeBinary extends VolumeOperation {
  static override readonly info = volumeOperation(
    'VolumeBinary',
    'Volume Binary',
    'Makes voxels 255 whose first component compares with a threshold, and all others 0. Integers of 8 and 16 bits count as 0 to 1 over the range of their type.',
  )
  readonly threshold = this.addProperty(
    new FloatProperty('threshold', 'Threshold', 0.5, { min: 0, max: 1, help: 'What voxels are compared with.' }),
  )
  readonly operator = this.addProperty(
    new OptionPropertyEnumInt(
      'operator',
      'Operator',
      operators.map((operator, value) => ({ ...operator, value })),
      0,
      { invalidationLevel: 'invalidResources', help: 'How voxel and threshold have to compare.' },
    ),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return threshold(volume, array, this.operator.selected as Comparison, this.threshold.value)
  }
}
