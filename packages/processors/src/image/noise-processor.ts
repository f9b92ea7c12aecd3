import {
  formatByName,
  haltonNoise,
  Image,
  Layer,
  MersenneTwister,
  memory,
  nextPowerOfTwo,
  perlinNoise,
  poissonNoise,
  whiteNoise,
} from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatMinMaxProperty,
  FloatProperty,
  ImageOutport,
  IntMinMaxProperty,
  IntProperty,
  IntSize2Property,
  OptionPropertyEnumInt,
  Processor,
  type ProcessorInfo,
  type Property,
  Size_tProperty,
} from '@ivw/network'

const kinds = [
  { id: 'random', name: 'Random', value: 0 },
  { id: 'perlin', name: 'Perlin', value: 1 },
  { id: 'poissonDisk', name: 'Poisson Disk', value: 2 },
  { id: 'haltonSequence', name: 'Halton Sequence', value: 3 },
]

/** Makes pictures of noise; the same seed makes the same picture as in Inviwo (Poisson disks excepted). */
export class NoiseProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.NoiseProcessor',
    displayName: 'Noise Generator 2D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Image'],
    help: 'Makes an image of noise: independent pixels, clouds, or dots that are spread evenly.',
  }

  readonly noise = this.addPort(new ImageOutport('noise', { handlesResize: false, help: 'Grey floats from 0 to 1' }))
  readonly size = this.addProperty(new IntSize2Property('size', 'Size', [256, 256], { min: 32, max: 4096, help: 'Pixels of the image.' }))
  readonly type = this.addProperty(
    new OptionPropertyEnumInt('type', 'Type', kinds, 0, {
      help: '**Random**: every pixel by itself. **Perlin**: clouds. **Poisson Disk**: dots that keep a distance. **Halton Sequence**: dots that fill gaps one after the other.',
    }),
  )
  readonly range = this.#of('random', new FloatMinMaxProperty('range_', 'Range', [0, 1], { help: 'Lowest and highest value.' }))
  readonly levels = this.#of(
    'perlin',
    new IntMinMaxProperty('levels', 'Levels', [2, 8], {
      range: [1, 16],
      help: 'Coarsest and finest grid; a level halves the size of clouds.',
    }),
  )
  readonly persistence = this.#of(
    'perlin',
    new FloatProperty('persistence', 'Persistence', 0.5, { min: 0.001, max: 1, help: 'How much a level counts beside the coarser one.' }),
  )
  readonly dotsAlongX = this.#of(
    'poissonDisk',
    new IntProperty('poissonDotsAlongX', 'Poisson Disk Dots', 100, { min: 1, max: 1024, help: 'Dots that fit side by side at most.' }),
  )
  readonly maxPoints = this.#of(
    'poissonDisk',
    new IntProperty('poissonMaxPoints', 'Poisson Disk Max Points', 10_000_000, {
      min: 1,
      max: 10_000_000,
      help: 'No more dots than this.',
    }),
  )
  readonly points = this.#of(
    'haltonSequence',
    new Size_tProperty('numPoints', 'Number of Points', 100, { min: 1, max: 1000, help: 'Number of dots.' }),
  )
  readonly baseX = this.#of(
    'haltonSequence',
    new Size_tProperty('haltonXBase', 'Base for x values', 2, { min: 2, max: 32, help: 'Base of the sequence along x.' }),
  )
  readonly baseY = this.#of(
    'haltonSequence',
    new Size_tProperty('haltonYBase', 'Base for y values', 3, { min: 2, max: 32, help: 'Base of the sequence along y.' }),
  )
  readonly randomness = this.addProperty(new CompositeProperty('randomness', 'Randomness', { help: 'Where the numbers come from.' }))
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same numbers every time; otherwise they go on.' }),
  )
  readonly seed = this.randomness.addProperty(
    new IntProperty('seed', 'Seed', 1, { min: 0, max: 1000, help: 'Other seeds give other pictures.' }),
  )
  #random = new MersenneTwister()

  constructor(identifier?: string) {
    super(identifier)
    this.seed.visibleWhen(this.useSameSeed, same => same.value)
    this.size.onChange(() => {
      this.levels.setState({ range: [this.levels.state.range[0], Math.log2(nextPowerOfTwo(Math.max(...this.size.value)))] })
    })
  }

  #of<P extends Property>(kind: string, property: P): P {
    return this.addProperty(property).visibleWhen(this.type, type => type.selected === kind)
  }

  override process(): void {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    const dimensions = this.size.value
    const layer = new Layer({ dimensions, format: formatByName('FLOAT32'), source: memory(this.#numbers()), swizzle: 'rrr1' })
    this.noise.data = new Image({ colorLayers: [layer] })
  }

  #numbers(): Float32Array<ArrayBuffer> {
    const size = this.size.value
    const random = this.#random
    switch (this.type.selected) {
      case 'perlin':
        return perlinNoise(size, { levels: this.levels.value, persistence: this.persistence.value }, random)
      case 'poissonDisk':
        return poissonNoise(size, { dotsAlongX: this.dotsAlongX.value, maxPoints: this.maxPoints.value }, random)
      case 'haltonSequence':
        return haltonNoise(size, this.points.value, [this.baseX.value, this.baseY.value])
      default:
        return whiteNoise(size[0] * size[1], this.range.value, random)
    }
  }
}
