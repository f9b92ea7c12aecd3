import { type LaplacianScaling, laplacian, type NumericArray, type Steps, type Volume } from '@ivw/data'
import { DoubleProperty, OptionPropertyEnumInt, type ProcessContext } from '@ivw/network'
import { VolumeInformationProperty } from '../properties/volume-information-property.ts'
import { FieldOperation } from './field-operation.ts'
import { volumeOperation } from './volume-operation.ts'

const scalings: readonly { readonly id: LaplacianScaling; readonly name: string; readonly value: number }[] = [
  { id: 'none', name: 'None', value: 0 },
  { id: 'normalized', name: 'Normalized', value: 1 },
  { id: 'signNormalized', name: 'Sign Normalized', value: 2 },
  { id: 'scaled', name: 'Scaled', value: 3 },
]

export class VolumeLaplacianProcessor extends FieldOperation {
  static override readonly info = volumeOperation(
    'VolumeLaplacianProcessor',
    'Volume Laplacian',
    'Second differences of the first component along the axes of world space, by the same formula as in Inviwo.',
    'experimental',
  )
  readonly postProcessing = this.addProperty(
    new OptionPropertyEnumInt('postProcessing', 'Post Processing', scalings, 0, {
      help: '**Normalized**: from 0 to 1. **Sign Normalized**: from -1 to 1. **Scaled**: times a factor.',
    }),
  )
  readonly scale = this.addProperty(
    new DoubleProperty('scale', 'Scale', 0, { min: 0, max: 1000, help: 'What scaled results are multiplied by.' }),
  ).visibleWhen(this.postProcessing, scaling => scaling.selected === 'scaled')
  readonly inputVolume = this.addProperty(
    new VolumeInformationProperty('inputVolume', 'Input Volume', { readOnly: true, help: 'What comes in.' }),
  )
  readonly outputVolume = this.addProperty(
    new VolumeInformationProperty('outputVolume', 'Output Volume', { readOnly: true, help: 'What goes out.' }),
  )

  protected override operate(volume: Volume, array: NumericArray): Steps<Volume> {
    return laplacian(volume, array, this.postProcessing.selected as LaplacianScaling, this.scale.value)
  }

  override async process(context: ProcessContext): Promise<void> {
    await super.process(context)
    this.inputVolume.show(this.source.data, true)
    if (this.result.data) this.outputVolume.show(this.result.data, true)
  }
}
