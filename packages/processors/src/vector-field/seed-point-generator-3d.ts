import { linePoints, MersenneTwister, planePoints, randomPoints3D, spherePoints, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatMinMaxProperty,
  FloatVec3Property,
  IntProperty,
  IntVec2Property,
  OptionPropertyInt,
  Processor,
  type ProcessorInfo,
  type Property,
} from '@ivw/network'
import { type VectorList, VectorListOutport } from '../ports/vector-list-ports.ts'

const generators = [
  { id: 'random', name: 'Random', value: 1 },
  { id: 'line', name: 'Line', value: 3 },
  { id: 'plane', name: 'Plane', value: 2 },
  { id: 'sphere', name: 'Sphere', value: 4 },
]
const unitCube = { min: 0, max: 1, increment: 0.01 } as const
const aroundOrigin = { min: -1, max: 1, increment: 0.01 } as const

/** Makes places in the unit cube; the same seed makes the same ones as in Inviwo. */
export class SeedPointGenerator3D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.SeedPointGenerator3D',
    displayName: 'Seed Point Generator 3D',
    category: 'Data Creation',
    codeState: 'stable',
    tags: ['CPU', 'Seed Points'],
    help: 'Makes places at which lines can begin: anywhere in the cube from 0 to 1, along a line, on a plane, or in the shell of a ball.',
  }

  readonly seeds = this.addPort(new VectorListOutport('seedPoints', 3, { help: 'The places' }))
  readonly generator = this.addProperty(
    new OptionPropertyInt('generator', 'Generator', generators, 0, {
      help: '**Random**: anywhere in the cube. **Line** and **Plane**: at equal distances. **Sphere**: anywhere in the shell between two balls.',
    }),
  )
  readonly line = this.#shown('line', this.addProperty(new CompositeProperty('line', 'Line', { help: 'Where the line lies.' })))
  readonly lineStart = this.#of('line', this.line, 'lineStart', 'Start', [0.5, 0, 0.5], 'First place.', unitCube)
  readonly lineEnd = this.#of('line', this.line, 'lineEnd_', 'End', [0.5, 1, 0.5], 'Last place.', unitCube)
  readonly plane = this.#shown('plane', this.addProperty(new CompositeProperty('plane', 'Plane', { help: 'Where the plane lies.' })))
  readonly planeResolution = this.#shown(
    'plane',
    this.plane.addProperty(
      new IntVec2Property('planeResolution', 'Resolution', [4, 4], { min: 2, max: 100, help: 'Places along both edges.' }),
    ),
  )
  readonly planeOrigin = this.#of('plane', this.plane, 'planeOrigin_', 'Origin', [0, 0, 0.5], 'A corner.', aroundOrigin)
  readonly planeFirst = this.#of('plane', this.plane, 'planeP1_', 'Offset 1', [1, 0, 0.5], 'First edge, from the corner.', aroundOrigin)
  readonly planeSecond = this.#of('plane', this.plane, 'planeP2_', 'Offset 2', [0, 1, 0.5], 'Second edge, from the corner.', aroundOrigin)
  readonly sphere = this.#shown('sphere', this.addProperty(new CompositeProperty('sphere', 'Sphere', { help: 'Where the ball lies.' })))
  readonly sphereCenter = this.#of('sphere', this.sphere, 'sphereCenter', 'Center', [0.5, 0.5, 0.5], 'Of both balls.', unitCube)
  readonly sphereRadius = this.#shown(
    'sphere',
    this.sphere.addProperty(
      new FloatMinMaxProperty('sphereRadius', 'Radius', [0.45, 0.55], { range: [0, 1], help: 'Of the inner and the outer ball.' }),
    ),
  )
  readonly count = this.addProperty(
    new IntProperty('numberOfPoints', 'Number of Points', 10, { min: 1, max: 1000, help: 'How many places.' }),
  ).visibleWhen(this.generator, generator => generator.selected !== 'plane')
  readonly randomness = this.addProperty(
    new CompositeProperty('randomness', 'Randomness', { help: 'Where the numbers come from.' }),
  ).visibleWhen(this.generator, ({ selected }) => selected === 'random' || selected === 'sphere')
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same places every time; otherwise they go on.' }),
  )
  readonly seed = this.randomness
    .addProperty(new IntProperty('seed', 'Seed', 1, { min: 0, max: 1000, help: 'Other seeds give other places.' }))
    .visibleWhen(this.useSameSeed, same => same.value)
  #random = new MersenneTwister()

  #of(
    generator: string,
    group: CompositeProperty,
    identifier: string,
    name: string,
    value: Vec3,
    help: string,
    bounds: typeof unitCube | typeof aroundOrigin,
  ): FloatVec3Property {
    return this.#shown(generator, group.addProperty(new FloatVec3Property(identifier, name, value, { ...bounds, help })))
  }

  #shown<P extends Property>(generator: string, property: P): P {
    return property.visibleWhen(this.generator, ({ selected }) => selected === generator)
  }

  override process(): void {
    if (this.useSameSeed.value) this.#random = new MersenneTwister(this.seed.value)
    this.seeds.data = this.#points()
  }

  #points(): VectorList<3> {
    const count = this.count.value
    switch (this.generator.selected) {
      case 'line':
        return linePoints(count, this.lineStart.value, this.lineEnd.value)
      case 'plane':
        return planePoints(this.planeResolution.value, this.planeOrigin.value, this.planeFirst.value, this.planeSecond.value)
      case 'sphere':
        return spherePoints(count, this.sphereCenter.value, this.sphereRadius.value, this.#random)
      default:
        return randomPoints3D(count, this.#random)
    }
  }
}
