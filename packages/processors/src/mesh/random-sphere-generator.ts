import { randomSpheres } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CameraProperty,
  FloatProperty,
  Int64Property,
  IntVec3Property,
  MeshOutport,
  Processor,
} from '@ivw/network'
import { meshCreation } from './mesh-creation.ts'

const seeds = 2 ** 31

export class RandomSphereGenerator extends Processor {
  static override readonly info = meshCreation(
    'RandomSphereGenerator',
    'Random Sphere Generator',
    'Makes points with random radii and colours in a grid, for a sphere or cube renderer; the same seed makes the same points as in Inviwo.',
  )

  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'Points with colours and radii' }))
  readonly scale = this.addProperty(
    new FloatProperty('scale', 'Scale', 12, { min: 0.001, max: 1000, help: 'Half the edge of the cube that is filled.' }),
  )
  readonly size = this.addProperty(new FloatProperty('size', 'Size', 1, { min: 0.001, max: 1000, help: 'Largest radius.' }))
  readonly gridDim = this.addProperty(
    new IntVec3Property('gridDim', 'Grid Dimension', [12, 12, 12], { min: 1, max: 128, help: 'Number of points along each edge.' }),
  )
  readonly jigglePos = this.addProperty(
    new BoolProperty('jigglePos', 'Jiggle Positions', true, { help: 'Moves every point within its cell of the grid.' }),
  )
  readonly seed = this.addProperty(new Int64Property('seed', 'Seed', 0, { min: 0, max: seeds, help: 'Other seeds give other points.' }))
  readonly reseed = this.addProperty(
    new ButtonProperty('reseed_', 'Seed', {
      help: 'Another seed.',
      action: () => {
        this.seed.value = Math.floor(Math.random() * seeds)
      },
    }),
  )
  readonly enablePicking = this.addProperty(
    new BoolProperty('enablePicking', 'Enable Picking', false, { help: 'Every point gets a number in picking layers.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { invalidationLevel: 'valid', help: 'The view in which points are picked.' }),
  )
  readonly #picking = this.addPicking(1)

  override process(): void {
    const grid = this.gridDim.value
    if (this.enablePicking.value) this.#picking.resize(grid[0] * grid[1] * grid[2])
    this.mesh.data = randomSpheres({
      extent: this.scale.value,
      size: this.size.value,
      grid,
      jiggle: this.jigglePos.value,
      seed: this.seed.value,
      firstPickingId: this.enablePicking.value ? this.#picking.first : undefined,
    })
  }
}
