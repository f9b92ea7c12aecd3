import {
  type FieldSample,
  formatByName,
  Image,
  Layer,
  MersenneTwister,
  memory,
  planarRadialBasisField,
  randomPlanarSamples,
  type Vec2,
  type Vec3,
} from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  DoubleProperty,
  FloatProperty,
  ImageOutport,
  IntProperty,
  IntVec2Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** Makes a smooth plane field of vectors; the same seed makes the same field as in Inviwo. */
export class RBFVectorFieldGenerator2D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.RBFVectorFieldGenerator2D',
    displayName: 'RBF Based 2D Vector Field Generator',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Vector Field'],
    help: 'Makes an image of vectors that goes smoothly through random vectors at random places, by radial basis functions.',
    background: true,
  }

  readonly picture = this.addPort(new ImageOutport('vectorField', { handlesResize: false, help: 'The vectors, as red and green' }))
  readonly size = this.addProperty(
    new IntVec2Property('size', 'Image size', [700, 700], { min: 1, max: 1024, help: 'Pixels of the image.' }),
  )
  readonly seeds = this.addProperty(
    new IntProperty('seeds', 'Number of seeds', 9, { min: 1, max: 100, help: 'How many random vectors the field goes through.' }),
  )
  readonly shape = this.addProperty(
    new FloatProperty('shape', 'Shape Parameter', 1.2, {
      min: 0.0001,
      max: 10,
      increment: 0.0001,
      help: 'Larger numbers make the field calmer.',
    }),
  )
  readonly gaussian = this.addProperty(new CompositeProperty('gaussian', 'Gaussian', { help: 'How far every vector reaches.' }))
  readonly height = this.gaussian.addProperty(new DoubleProperty('height_', 'Height', 1, { help: 'Of the curve.' }))
  readonly sigma = this.gaussian.addProperty(new DoubleProperty('sigma', 'Sigma', 1, { help: 'Width of the curve.' }))
  readonly center = this.gaussian.addProperty(
    new DoubleProperty('center', 'Center', 0, { help: 'Distance at which the curve is highest.' }),
  )
  readonly randomness = this.addProperty(new CompositeProperty('randomness', 'Randomness', { help: 'Where the numbers come from.' }))
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same numbers every time; otherwise they go on.' }),
  )
  readonly seed = this.randomness
    .addProperty(new IntProperty('seed', 'Seed', 1, { min: 0, max: 2 ** 31 - 1, help: 'Other seeds give other fields.' }))
    .visibleWhen(this.useSameSeed, same => same.value)
  #random = new MersenneTwister()
  /** What the samples of the workspace belong to. */
  #seedOfFile: number | undefined

  override async process(context: ProcessContext): Promise<void> {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    const samples = this.#stored(context) ?? randomPlanarSamples(this.seeds.value, this.#random)
    const dimensions: Vec2 = this.size.value
    const curve = { height: this.height.value, sigma: this.sigma.value, center: this.center.value }
    const numbers = await inTurns(planarRadialBasisField(samples, dimensions, this.shape.value, curve), context)
    const layer = new Layer({ dimensions, format: formatByName('Vec2FLOAT32'), source: memory(numbers), swizzle: 'rg01' })
    this.picture.data = new Image({ colorLayers: [layer] })
  }

  /** Workspaces keep samples, which count as long as there are as many as wanted; another seed does away with them. */
  #stored(context: ProcessContext): readonly FieldSample[] | undefined {
    const [places, vectors] = [pairs(this.meta.samplesx), pairs(this.meta.samplesy)]
    if (places.length === 0) return undefined
    this.#seedOfFile ??= this.seed.value
    if (this.seed.value !== this.#seedOfFile) {
      context.ownChange(() => this.setMeta({ samplesx: [], samplesy: [] }))
      return undefined
    }
    if (places.length !== this.seeds.value || vectors.length !== places.length) return undefined
    return places.map((position, i) => ({ position, vector: vectors[i] as Vec3 }))
  }
}

function pairs(list: unknown): readonly Vec3[] {
  return Array.isArray(list) ? list.filter(Array.isArray).map(([x, y]): Vec3 => [Number(x), Number(y), 0]) : []
}
