import { add, edgeVectors, fromBasis, length, type Mat4, offsetOf, scale, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CompositeProperty,
  FloatMat4Property,
  FloatVec3Property,
  OptionPropertyEnumInt,
  type PropertyOptions,
} from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

const shown = { serializationMode: 'none', invalidationLevel: 'valid' } as const

/** A volume or a mesh. */
interface InBox<T> {
  readonly modelMatrix: Mat4
  with(changes: { readonly modelMatrix: Mat4 }): T
}

/** The box that a volume fills: its own, or another one. */
export class VolumeBasisProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.VolumeBasisProperty'
  readonly mode = this.addProperty(
    new OptionPropertyEnumInt(
      'mode',
      'Mode',
      [
        { id: 'general', name: 'General', value: 0 },
        { id: 'orthogonal', name: 'Orthogonal', value: 1 },
      ],
      0,
      {
        ...shown,
        help: 'Three free vectors, or lengths along the axes.',
      },
    ),
  )
  readonly reference = this.addProperty(
    new OptionPropertyEnumInt(
      'reference',
      'Reference',
      [
        { id: 'volume', name: 'Volume', value: 0 },
        { id: 'voxel', name: 'Voxel', value: 1 },
      ],
      0,
      { ...shown, help: 'Whether the lengths below are those of the whole volume or of one voxel.' },
    ),
  )
  readonly override = this.addProperty(
    new BoolProperty('override', 'Override', false, { help: 'The volume gets the box below instead of its own.' }),
  )
  /** Of workspaces of Inviwo; here a box of one's own stays until it is given up. */
  readonly update = this.addProperty(
    new BoolProperty('update', 'Update', true, {
      visible: false,
      invalidationLevel: 'valid',
      help: 'Of workspaces of Inviwo; it has no effect.',
    }),
  )
  readonly size = this.#vector('size', 'Size', 'Lengths of the box along the axes.')
  readonly a = this.#vector('a', 'A', 'First edge of the box.')
  readonly b = this.#vector('b', 'B', 'Second edge of the box.')
  readonly c = this.#vector('c', 'C', 'Third edge of the box.')
  readonly autoCenter = this.addProperty(
    new BoolProperty('autoCenter', 'Keep Centered', true, { ...shown, help: 'The middle of the box stays at the origin.' }),
  )
  readonly offset = this.#vector('offset', 'Offset', 'The corner where the edges start.')
  readonly restore = this.addProperty(
    new ButtonProperty('restore', 'Restore Defaults', {
      ...shown,
      help: 'Back to the box of the data.',
      action: () => this.#show(this.#own),
    }),
  )
  readonly overrideModel = this.addProperty(
    new FloatMat4Property('overrideModel', 'Override Model', [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], {
      ...unbounded,
      visible: false,
      help: 'The box that is set, as a model matrix.',
    }),
  )
  #own: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  /** Voxels along the edges; one for what has none. */
  #dimensions: Vec3 = [1, 1, 1]
  #showing = false

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    const edges = [this.a, this.b, this.c]
    for (const edge of [...edges, this.size]) edge.readOnlyWhen(this.override, override => !override.value)
    for (const edge of edges) edge.visibleWhen(this.mode, mode => mode.selected === 'general')
    this.size.visibleWhen(this.mode, mode => mode.selected === 'orthogonal')
    this.reference.onChange(() => this.#show(this.override.value ? this.overrideModel.value : this.#own))
    for (const other of [this.override, this.autoCenter])
      this.offset.readOnlyWhen(other, () => this.autoCenter.value || !this.override.value)
    for (const edge of [...edges, this.size, this.offset]) edge.onChange(() => this.#edited(edge === this.offset))
    this.overrideModel.onChange(() => this.#showing || this.#show(this.overrideModel.value))
  }

  #vector(id: string, name: string, help: string): FloatVec3Property {
    return this.addProperty(new FloatVec3Property(id, name, [0, 0, 0], { min: -10, max: 10, ...unbounded, ...shown, help }))
  }

  /** Shows the box of new data. */
  take({ modelMatrix, dimensions = [1, 1, 1] }: { readonly modelMatrix: Mat4; readonly dimensions?: Vec3 }): void {
    this.#own = modelMatrix
    this.#dimensions = dimensions
    if (!this.override.value) this.#show(this.#own)
  }

  /** The data in their own box or in the one that was set. */
  applied<T extends InBox<T>>(data: T): T {
    return this.override.value ? data.with({ modelMatrix: this.overrideModel.value }) : data
  }

  #edited(offsetItself: boolean): void {
    if (this.#showing || !this.override.value) return
    const [a, b, c] = this.#edges()
    const centred: Vec3 = scale(add(add(a, b), c), -0.5)
    const offset = this.autoCenter.value && !offsetItself ? centred : this.offset.value
    this.#show(fromBasis(a, b, c, offset))
  }

  /** Of the whole box, as they are set. */
  #edges(): readonly [Vec3, Vec3, Vec3] {
    const [i, j, k] = this.#steps
    if (this.mode.selected === 'general') return [scale(this.a.value, i), scale(this.b.value, j), scale(this.c.value, k)]
    const [x, y, z] = this.size.value
    return [
      [x * i, 0, 0],
      [0, y * j, 0],
      [0, 0, z * k],
    ]
  }

  /** How often what is shown fits along each edge. */
  get #steps(): Vec3 {
    return this.reference.selected === 'voxel' ? this.#dimensions : [1, 1, 1]
  }

  #show(matrix: Mat4): void {
    this.#showing = true
    const [i, j, k] = this.#steps
    const [a, b, c] = edgeVectors(matrix)
    this.a.value = scale(a, 1 / i)
    this.b.value = scale(b, 1 / j)
    this.c.value = scale(c, 1 / k)
    this.size.value = [length(a) / i, length(b) / j, length(c) / k]
    this.offset.value = offsetOf(matrix)
    this.overrideModel.value = matrix
    this.#showing = false
  }
}
