import { formatByName, haltonVolume, MersenneTwister, memory, Volume, whiteNoiseInSteps } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatMinMaxProperty,
  IntProperty,
  IntSize3Property,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  type Property,
  Size_tProperty,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

const kinds = [
  { id: 'random', name: 'Random', value: 0 },
  { id: 'haltonSequence', name: 'Halton Sequence', value: 1 },
]

/** Makes volumes of noise; the same seed makes the same volume as in Inviwo. */
export class NoiseVolumeProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.NoiseVolumeProcessor',
    displayName: 'Noise Generator 3D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Volume'],
    help: 'Makes a volume of noise: independent voxels, or single ones that are spread evenly.',
    background: true,
  }

  readonly basis = this.addPort(new VolumeInport('forBasis', { optional: true, help: 'A volume whose place in space the noise takes' }))
  readonly volume = this.addPort(new VolumeOutport('volume_', { help: 'Floats from 0 to 1' }))
  readonly size = this.addProperty(
    new IntSize3Property('size', 'Size', [100, 100, 100], { min: 32, max: 1024, help: 'Voxels along x, y and z.' }),
  )
  readonly type = this.addProperty(
    new OptionPropertyEnumInt('type', 'Type', kinds, 0, {
      help: '**Random**: every voxel by itself. **Halton Sequence**: voxels that fill gaps one after the other.',
    }),
  )
  readonly range = this.#of('random', new FloatMinMaxProperty('range_', 'Range', [0, 1], { help: 'Lowest and highest value.' }))
  readonly points = this.#of(
    'haltonSequence',
    new Size_tProperty('numPoints', 'Number of Points', 20, { min: 1, max: 1000, help: 'Number of voxels that are 1.' }),
  )
  readonly bases = (['X', 'Y', 'Z'] as const).map((axis, i) =>
    this.#of(
      'haltonSequence',
      new Size_tProperty(`halton${axis}Base`, `Base for ${axis.toLowerCase()} values`, [2, 3, 5][i] as number, {
        min: 2,
        max: 32,
        help: `Base of the sequence along ${axis.toLowerCase()}.`,
      }),
    ),
  )
  readonly randomness = this.addProperty(new CompositeProperty('randomness', 'Randomness', { help: 'Where the numbers come from.' }))
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same numbers every time; otherwise they go on.' }),
  )
  readonly seed = this.randomness
    .addProperty(new IntProperty('seed', 'Seed', 1, { min: 0, max: 1000, help: 'Other seeds give other volumes.' }))
    .visibleWhen(this.useSameSeed, same => same.value)
  #random = new MersenneTwister()

  #of<P extends Property>(kind: string, property: P): P {
    return this.addProperty(property).visibleWhen(this.type, type => type.selected === kind)
  }

  override async process(context: ProcessContext): Promise<void> {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    const dimensions = this.size.value
    const like = this.basis.dataOrUndefined
    const numbers = await this.#numbers(context)
    this.volume.data = new Volume({
      dimensions,
      format: formatByName('FLOAT32'),
      source: memory(numbers),
      ...(like && { modelMatrix: like.modelMatrix, worldMatrix: like.worldMatrix }),
    })
  }

  async #numbers(context: ProcessContext): Promise<Float32Array<ArrayBuffer>> {
    const [nx, ny, nz] = this.size.value
    if (this.type.selected === 'random') return inTurns(whiteNoiseInSteps(nx * ny * nz, this.range.value, this.#random), context)
    const [x, y, z] = this.bases.map(({ value }) => value) as [number, number, number]
    return haltonVolume([nx, ny, nz], this.points.value, [x, y, z])
  }
}
