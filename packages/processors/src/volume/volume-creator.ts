import { type CreatedVolume, createdVolume, formats } from '@ivw/data'
import {
  IntProperty,
  IntSize3Property,
  OptionPropertyEnumChar,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

const kinds: readonly { readonly id: CreatedVolume; readonly name: string; readonly value: number }[] = [
  { id: 'singleVoxel', name: 'Single Voxel', value: 0 },
  { id: 'sphere', name: 'Sphere', value: 1 },
  { id: 'ripple', name: 'Ripple', value: 2 },
  { id: 'marchingCube', name: 'Marching Cube', value: 3 },
]

export class VolumeCreator extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeCreator',
    displayName: 'Volume Creator',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Volume'],
    help: 'Makes a volume by a simple rule, to try things out.',
  }

  readonly volume = this.addPort(new VolumeOutport('volume', { help: 'The new volume, in the unit cube around the origin' }))
  readonly type = this.addProperty(
    new OptionPropertyEnumInt('type', 'Type', kinds, 0, {
      help: '**Single Voxel**: the middle one. **Sphere**: falls off from the middle. **Ripple**: rings. **Marching Cube**: the eight corners of a cell.',
    }),
  )
  readonly format = this.addProperty(
    new OptionPropertyEnumChar(
      'format',
      'Format',
      formats.map(({ name }, value) => ({ id: name, name, value })),
      1,
      { help: 'What a voxel is.' },
    ),
  )
  readonly dimensions = this.addProperty(
    new IntSize3Property('dimensions', 'Dimensions', [10, 10, 10], { min: 0, max: 512, help: 'Voxels along x, y and z.' }),
  )
  readonly index = this.addProperty(
    new IntProperty('index', 'Index', 5, { min: 0, max: 255, help: 'Which corners of the cell are 1, as bits.' }),
  )

  override async process(context: ProcessContext): Promise<void> {
    const format = formats.find(({ name }) => name === this.format.selected) ?? formats[1]
    if (!format) return
    const steps = createdVolume(this.type.selected as CreatedVolume, format, this.dimensions.value, this.index.value)
    this.volume.data = await inTurns(steps, context)
  }
}
