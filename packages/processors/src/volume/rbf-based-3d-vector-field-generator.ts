import {
  add,
  arrowShape,
  centredBasis,
  type FieldSample,
  formatByName,
  joined,
  MersenneTwister,
  type Mesh,
  memory,
  normalize,
  octantSphere,
  radialBasisField,
  randomFieldSamples,
  scale,
  shapeMesh,
  Volume,
} from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  DoubleProperty,
  FloatProperty,
  FloatVec4Property,
  IntProperty,
  IntSize3Property,
  MeshOutport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { colorOptions } from '../properties/ordinal-options.ts'

/** Makes a smooth field of vectors; the same seed makes the same field as in Inviwo. */
export class RBFBased3DVectorFieldGenerator extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.RBFBased3DVectorFieldGenerator',
    displayName: 'RBF Based 3D Vector Field Generator',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['CPU', 'Vector Field'],
    help: 'Makes a volume of vectors that goes smoothly through random vectors at random places, by radial basis functions.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeOutport('volume', { help: 'The vectors, in the cube from -1 to 1' }))
  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'A ball and an arrow for every random vector' }))
  readonly size = this.addProperty(
    new IntSize3Property('size', 'Volume size', [32, 32, 32], { min: 1, max: 1024, help: 'Voxels along x, y and z.' }),
  )
  readonly seeds = this.addProperty(
    new IntProperty('seeds', 'Number of seeds', 6, { min: 1, max: 100, help: 'How many random vectors the field goes through.' }),
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
  readonly debug = this.addProperty(new CompositeProperty('debug', 'Debug', { help: 'How the mesh shows the random vectors.' }))
  readonly radius = this.debug.addProperty(new FloatProperty('radius', 'Seed Radius', 0.1, { help: 'Of the balls.' }))
  readonly arrowLength = this.debug.addProperty(new FloatProperty('arrowLength', 'Arrow Length', 0.3, { help: 'Of the arrows.' }))
  readonly sphereColor = this.debug.addProperty(
    new FloatVec4Property('sphereColor', 'Sphere Color', [1, 0, 0, 1], colorOptions({ help: 'Colour of the balls.' })),
  )
  readonly arrowColor = this.debug.addProperty(
    new FloatVec4Property('arrowColor', 'Arrow Color', [0, 0, 1, 1], colorOptions({ help: 'Colour of the arrows.' })),
  )
  #random = new MersenneTwister()

  override async process(context: ProcessContext): Promise<void> {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    const samples = randomFieldSamples(this.seeds.value, this.#random)
    const dimensions = this.size.value
    const curve = { height: this.height.value, sigma: this.sigma.value, center: this.center.value }
    const numbers = await inTurns(radialBasisField(samples, dimensions, this.shape.value, curve), context)
    this.volume.data = new Volume({
      dimensions,
      format: formatByName('Vec3FLOAT32'),
      source: memory(numbers),
      modelMatrix: centredBasis([2, 0, 0], [0, 2, 0], [0, 0, 2]),
      dataMap: { dataRange: [0, 1], valueRange: [-1, 1], valueAxis: { name: '', unit: '' } },
    })
    if (this.mesh.connectedInports.length > 0) this.mesh.data = this.#shown(samples)
  }

  #shown(samples: readonly FieldSample[]): Mesh {
    const radius = this.radius.value
    const shapes = samples.flatMap(({ position, vector }) => {
      const stop = add(position, scale(normalize(vector), this.arrowLength.value))
      const pin = { start: position, stop, radius: radius / 2, segments: 16, color: this.arrowColor.value }
      return [octantSphere(position, radius, () => this.sphereColor.value), arrowShape(pin, 0.15, radius)]
    })
    return shapeMesh(joined(shapes))
  }
}
