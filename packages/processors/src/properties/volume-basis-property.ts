import { add, edgeVectors, fromBasis, type Mat4, offsetOf, scale, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CompositeProperty,
  FloatMat4Property,
  FloatVec3Property,
  OptionPropertyInt,
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
    new OptionPropertyInt(
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
  readonly override = this.addProperty(
    new BoolProperty('override', 'Override', false, { help: 'The volume gets the box below instead of its own.' }),
  )
  /** Of workspaces of Inviwo; here a box of one's own stays until it is given up. */
  readonly update = this.addProperty(new BoolProperty('update', 'Update', true, { visible: false, invalidationLevel: 'valid' }))
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
    }),
  )
  #own: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  #showing = false

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    for (const edge of [this.a, this.b, this.c]) edge.readOnlyWhen(this.override, override => !override.value)
    for (const other of [this.override, this.autoCenter])
      this.offset.readOnlyWhen(other, () => this.autoCenter.value || !this.override.value)
    for (const edge of [this.a, this.b, this.c, this.offset]) edge.onChange(() => this.#edited(edge === this.offset))
    this.overrideModel.onChange(() => this.#showing || this.#show(this.overrideModel.value))
  }

  #vector(id: string, name: string, help: string): FloatVec3Property {
    return this.addProperty(new FloatVec3Property(id, name, [0, 0, 0], { min: -10, max: 10, ...unbounded, ...shown, help }))
  }

  /** Shows the box of new data. */
  take({ modelMatrix }: { readonly modelMatrix: Mat4 }): void {
    this.#own = modelMatrix
    if (!this.override.value) this.#show(this.#own)
  }

  /** The data in their own box or in the one that was set. */
  applied<T extends InBox<T>>(data: T): T {
    return this.override.value ? data.with({ modelMatrix: this.overrideModel.value }) : data
  }

  #edited(offsetItself: boolean): void {
    if (this.#showing || !this.override.value) return
    const [a, b, c] = [this.a.value, this.b.value, this.c.value]
    const centred: Vec3 = scale(add(add(a, b), c), -0.5)
    const offset = this.autoCenter.value && !offsetItself ? centred : this.offset.value
    this.#show(fromBasis(a, b, c, offset))
  }

  #show(matrix: Mat4): void {
    this.#showing = true
    const [a, b, c] = edgeVectors(matrix)
    this.a.value = a
    this.b.value = b
    this.c.value = c
    this.offset.value = offsetOf(matrix)
    this.overrideModel.value = matrix
    this.#showing = false
  }
}
