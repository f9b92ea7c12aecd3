import { joined, MersenneTwister, RandomShapes, type Shape, shapeMesh } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CameraProperty,
  FloatProperty,
  Int64Property,
  IntProperty,
  MeshOutport,
  type PickingMapper,
  Processor,
} from '@ivw/network'
import { meshCreation } from './mesh-creation.ts'

/** Seeds that the button draws from. */
const seeds = 2 ** 31

interface Group {
  readonly count: IntProperty
  readonly make: (shapes: RandomShapes) => Shape
  readonly picking: PickingMapper
  shapes: readonly Shape[]
}

export class RandomMeshGenerator extends Processor {
  static override readonly info = meshCreation(
    'RandomMeshGenerator',
    'Random Mesh Generator',
    'Makes a mesh of boxes, balls, cylinders, cones and rings with random places, sizes and colours; the same seed makes the same mesh as in Inviwo.',
  )

  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'All things as one mesh' }))
  readonly scale = this.addProperty(
    new FloatProperty('scale', 'Scale', 1, { min: 0.001, max: 1000, help: 'Half the edge of the cube in which things are placed.' }),
  )
  readonly size = this.addProperty(new FloatProperty('size', 'Size', 1, { min: 0.001, max: 1000, help: 'Size of the largest things.' }))
  readonly #groups: readonly Group[] = [
    this.#group('numberOf_', 'Number of Boxes', shapes => shapes.box()),
    this.#group('numberOfSpheres_', 'Number of Spheres', shapes => shapes.sphere()),
    this.#group('numberOfCylinders_', 'Number of Cylinders', shapes => shapes.cylinder()),
    this.#group('numberOfCones_', 'Number of Cones', shapes => shapes.cone()),
    this.#group('numberOfToruses', 'Number of Toruses', shapes => shapes.torus()),
  ]
  readonly seed = this.addProperty(new Int64Property('seed', 'Seed', 0, { min: 0, max: seeds, help: 'Other seeds give other meshes.' }))
  readonly reseed = this.addProperty(
    new ButtonProperty('reseed_', 'Seed', {
      help: 'Another seed.',
      action: () => {
        this.seed.value = Math.floor(Math.random() * seeds)
      },
    }),
  )
  readonly enablePicking = this.addProperty(
    new BoolProperty('enablePicking', 'Enable Picking', false, { help: 'Every thing gets a number in picking layers.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { invalidationLevel: 'valid', help: 'The view in which things are picked.' }),
  )
  #made = ''

  #group(id: string, name: string, make: Group['make']): Group {
    const count = this.addProperty(new IntProperty(id, name, 1, { min: 0, max: 100, help: 'How many of them there are.' }))
    return { count, make, picking: this.addPicking(1), shapes: [] }
  }

  override process(): void {
    this.#draw()
    const shape = joined(this.#groups.flatMap(group => group.shapes))
    this.mesh.data = shapeMesh(shape, { picking: this.enablePicking.value ? this.#pickingIds() : undefined })
  }

  /** As in Inviwo, a change of one number draws that kind anew from the first random number on, and leaves the others. */
  #draw(): void {
    const [seed, extent, size] = [this.seed.value, this.scale.value, this.size.value]
    const random = new RandomShapes(new MersenneTwister(seed), extent, size)
    const wanted = [seed, extent, size].join(' ')
    for (const group of this.#groups) {
      const count = group.count.value
      if (wanted === this.#made && count === group.shapes.length) continue
      group.shapes = Array.from({ length: count }, () => group.make(random))
      group.picking.resize(count)
    }
    this.#made = wanted
  }

  #pickingIds(): number[] {
    return this.#groups.flatMap(({ shapes, picking }) =>
      shapes.flatMap((shape, i) => new Array<number>(shape.vertices.length).fill(picking.first + i)),
    )
  }
}
