import { CellSampler, identity, type Mat4, multiply, type NumericArray, transform, type Vec3, type Volume } from '@ivw/data'
import {
  DoubleProperty,
  DoubleVec2Property,
  DoubleVec3Property,
  DoubleVec4Property,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { unbounded } from '../properties/ordinal-options.ts'

const shown = { ...unbounded, readOnly: true, invalidationLevel: 'valid', semantics: 'Text', help: 'The value there, as stored.' } as const

/** Says what a volume holds at a place. */
export class SingleVoxel extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.SingleVoxel',
    displayName: 'Single Voxel',
    category: 'Information',
    codeState: 'experimental',
    tags: ['CPU', 'Volume'],
    help: 'Shows the value of a volume at a place, between the centres of voxels linearly. Link it to see what changes there.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to look into' }))
  readonly space = this.addProperty(
    new OptionPropertyEnumInt(
      'space',
      'Space',
      [
        { id: 'model', name: 'Model', value: 0 },
        { id: 'world', name: 'World', value: 1 },
        { id: 'data', name: 'Data', value: 2 },
      ],
      0,
      { help: 'The space in which the position is given. **Data**: from 0, the first voxel, to 1, the last one.' },
    ),
  )
  readonly position = this.addProperty(
    new DoubleVec3Property('position', 'Sample Position', [0, 0, 0], {
      min: 0,
      max: 1,
      ...unbounded,
      increment: 0.01,
      help: 'Where the value is read.',
    }),
  )
  readonly scalar = this.addProperty(new DoubleProperty('doubleProperty', 'Value', 0, { ...shown, min: 0, max: 1 }))
  readonly values = [
    this.addProperty(new DoubleVec2Property('dvec2Property', 'Value', [0, 0], { ...shown, min: 0, max: 1 })),
    this.addProperty(new DoubleVec3Property('dvec3Property', 'Value', [0, 0, 0], { ...shown, min: 0, max: 1 })),
    this.addProperty(new DoubleVec4Property('dvec4Property', 'Value', [0, 0, 0, 0], { ...shown, min: 0, max: 1 })),
  ] as const

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#show(this.volume.data.format.components))
    this.#show(1)
  }

  #show(components: number): void {
    for (const [i, property] of [this.scalar, ...this.values].entries()) property.visible = i + 1 === components
  }

  override async process({ signal }: ProcessContext): Promise<void> {
    const volume = this.volume.data
    const numbers = this.#sample(volume, await volume.read(signal))
    if (numbers.length === 1) this.scalar.value = numbers[0] as number
    else this.values[numbers.length - 2]?.setState({ value: numbers as never })
  }

  #sample(volume: Volume, array: NumericArray): readonly number[] {
    const [x, y, z, w] = transform(this.#dataFromSpace(volume), [...this.position.value, 1])
    const index = [x, y, z].map((part, axis) => (part / w) * ((volume.dimensions[axis] as number) - 1)) as unknown as Vec3
    const sampler = new CellSampler(volume, array)
    return Array.from({ length: volume.format.components }, (_, channel) => sampler.at(...index, channel))
  }

  #dataFromSpace(volume: Volume): Mat4 {
    switch (this.space.selected) {
      case 'world':
        return volume.textureFromWorld
      case 'model':
        return multiply(volume.textureFromWorld, volume.worldMatrix)
      default:
        return identity
    }
  }
}
