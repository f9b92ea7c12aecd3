import { haltonPoints2D, MersenneTwister, randomPoints2D } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  IntProperty,
  OptionPropertyEnumInt,
  Processor,
  type ProcessorInfo,
  Size_tProperty,
} from '@ivw/network'
import { VectorListOutport } from '../ports/vector-list-ports.ts'

const generators = [
  { id: 'random', name: 'Random', value: 0 },
  { id: 'haltonSequence', name: 'Halton Sequence', value: 1 },
]

/** Makes places in the unit square; the same seed makes the same ones as in Inviwo. */
export class SeedPointGenerator2D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.SeedPointGenerator2D',
    displayName: 'Seed Point Generator 2D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Seed Points'],
    help: 'Makes places in the square from 0 to 1 at which lines can begin: anywhere, or so that gaps are filled one after the other.',
  }

  readonly seeds = this.addPort(new VectorListOutport('seeds', 2, { help: 'The places' }))
  readonly generator = this.addProperty(
    new OptionPropertyEnumInt('generator', 'Generator', generators, 0, {
      help: '**Random**: anywhere. **Halton Sequence**: spread evenly, without looking regular.',
    }),
  )
  readonly count = this.addProperty(
    new Size_tProperty('numPoints', 'Number of Points', 100, { min: 1, max: 1000, help: 'How many places.' }),
  )
  readonly xBase = this.#base('haltonXBase', 'Base for x values', 2)
  readonly yBase = this.#base('haltonYBase', 'Base for y values', 3)
  readonly randomness = this.addProperty(
    new CompositeProperty('randomness', 'Randomness', { help: 'Where the numbers come from.' }),
  ).visibleWhen(this.generator, generator => generator.selected === 'random')
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same places every time; otherwise they go on.' }),
  )
  readonly seed = this.randomness
    .addProperty(new IntProperty('seed', 'Seed', 1, { min: 0, max: 1000, help: 'Other seeds give other places.' }))
    .visibleWhen(this.useSameSeed, same => same.value)
  #random = new MersenneTwister()

  #base(identifier: string, name: string, value: number): Size_tProperty {
    const property = new Size_tProperty(identifier, name, value, { min: 2, max: 32, help: 'Base of the sequence along that axis.' })
    return this.addProperty(property).visibleWhen(this.generator, generator => generator.selected === 'haltonSequence')
  }

  override process(): void {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    const count = this.count.value
    this.seeds.data =
      this.generator.selected === 'random'
        ? randomPoints2D(count, this.#random)
        : haltonPoints2D(count, [this.xBase.value, this.yBase.value])
  }
}
