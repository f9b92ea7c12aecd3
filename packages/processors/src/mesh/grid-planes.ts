import { gridPlanesMesh, type Vec2, type Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatMinMaxProperty,
  FloatProperty,
  FloatVec4Property,
  MeshOutport,
  OptionPropertyEnumInt,
  Processor,
  type Property,
  type PropertyOptions,
  VolumeInport,
} from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'
import { meshCreation } from './mesh-creation.ts'

const states = [
  { id: 'single', name: 'Single', value: 0 },
  { id: 'list', name: 'List', value: 1 },
]

interface Valued<T> extends Property {
  readonly value: T
}

/** One value for all axes, or one for each. */
class PerAxisProperty<T> extends CompositeProperty {
  readonly #state: OptionPropertyEnumInt
  readonly #single: Valued<T>
  readonly #axes: readonly [Valued<T>, Valued<T>, Valued<T>]

  constructor(
    identifier: string,
    displayName: string,
    state: 'single' | 'list',
    make: (identifier: string, displayName: string) => Valued<T>,
    options: PropertyOptions,
  ) {
    super(identifier, displayName, options)
    this.#state = this.addProperty(
      new OptionPropertyEnumInt('state', 'State', states, state, { help: 'One value for all axes, or one for each.' }),
    )
    const add = (id: string, name: string, shownFor: string): Valued<T> =>
      this.addProperty(make(id, name)).visibleWhen(this.#state, ({ selected }) => selected === shownFor)
    this.#single = add('single', displayName, 'single')
    this.#axes = [add('axis_x', 'X Axis', 'list'), add('axis_y', 'Y Axis', 'list'), add('axis_z', 'Z Axis', 'list')]
  }

  get values(): readonly [T, T, T] {
    const [x, y, z] = this.#state.selected === 'single' ? [this.#single, this.#single, this.#single] : this.#axes
    return [x.value, y.value, z.value]
  }
}

export class GridPlanes extends Processor {
  static override readonly info = meshCreation(
    'GridPlanes',
    'Grid Planes',
    'Makes grids of lines perpendicular to the axes, in the box of a volume where one is connected.',
  )

  readonly volume = this.addPort(new VolumeInport('basis', { optional: true, help: 'The volume whose box is used' }))
  readonly grid = this.addPort(new MeshOutport('grid', { help: 'The lines' }))
  readonly enable = this.addProperty(
    new PerAxisProperty<boolean>(
      'enable',
      'Enable',
      'list',
      (id, name) => new BoolProperty(id, name, true, { help: 'The grid is there.' }),
      {
        help: 'Which grids are there; each is perpendicular to its axis.',
      },
    ),
  )
  readonly spacing = this.addProperty(
    new PerAxisProperty<number>(
      'spacing',
      'Spacing',
      'single',
      (id, name) => new FloatProperty(id, name, 0.1, { min: 0.0001, max: 100, help: 'Distance of lines.' }),
      { help: 'Distance of lines.' },
    ),
  )
  readonly extent = this.addProperty(
    new PerAxisProperty<Vec2>(
      'extent',
      'Extent',
      'single',
      (id, name) => new FloatMinMaxProperty(id, name, [-1.05, 1.05], { range: [-100, 100], help: 'Where lines start and end.' }),
      { help: 'Where lines start and end.' },
    ),
  )
  readonly color = this.addProperty(
    new PerAxisProperty<Vec4>(
      'color',
      'Color',
      'single',
      (id, name) => new FloatVec4Property(id, name, [0.5, 0.5, 0.5, 1], colorOptions({ help: 'Colour of the lines.' })),
      { help: 'Colours of the grids.' },
    ),
  )

  override process(): void {
    const volume = this.volume.dataOrUndefined
    this.grid.data = gridPlanesMesh({
      enabled: this.enable.values,
      spacing: this.spacing.values,
      extent: this.extent.values,
      color: this.color.values,
      ...(volume && { modelMatrix: volume.modelMatrix, worldMatrix: volume.worldMatrix }),
    })
  }
}
