import type { Vec3, Vec4 } from '@ivw/data'
import { BoolCompositeProperty, FloatVec3Property, FloatVec4Property, type PropertyOptions } from '@ivw/network'
import type { PlaneState } from '@ivw/render'
import { colorOptions, immutable } from './ordinal-options.ts'

const white: Vec4 = [1, 1, 1, 1]

/** A plane through a volume, in its texture space. */
export class PlaneProperty extends BoolCompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.PlaneProperty'
  readonly #position: FloatVec3Property
  readonly #normal: FloatVec3Property
  readonly #color: FloatVec4Property

  constructor(identifier: string, displayName: string, normal: Vec3 = [0, 0, 1], more: PropertyOptions = {}) {
    super(identifier, displayName, true, { ...more, checkedIdentifier: 'enable' })
    this.#position = this.addProperty(
      new FloatVec3Property('position', 'Position', [0.5, 0.5, 0.5], {
        min: 0,
        max: 1,
        ...immutable,
        help: 'A point of the plane, from 0 to 1 along each edge of the volume.',
      }),
    )
    this.#normal = this.addProperty(
      new FloatVec3Property('normal', 'Normal', normal, { min: -1, max: 1, ...immutable, help: 'Direction that the plane faces.' }),
    )
    this.#color = this.addProperty(
      new FloatVec4Property('color', 'Color', white, colorOptions({ help: 'Colour and opacity of the plane.' })),
    )
  }

  get plane(): PlaneState {
    return { position: this.#position.value, normal: this.#normal.value, color: this.#color.value }
  }
}

/** Up to three planes that show a position inside of a volume. */
export class VolumeIndicatorProperty extends BoolCompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.VolumeIndicatorProperty'
  readonly #planes: readonly PlaneProperty[]

  constructor(identifier: string, displayName: string, more: PropertyOptions = {}) {
    super(identifier, displayName, false, { ...more, checkedIdentifier: 'enable' })
    const normals: readonly Vec3[] = [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]
    this.#planes = normals.map((normal, i) =>
      this.addProperty(new PlaneProperty(`plane${i + 1}`, `Plane ${i + 1}`, normal, { help: 'One of the planes.' })),
    )
  }

  /** Those that are switched on. */
  get planes(): readonly PlaneState[] {
    return this.checked ? this.#planes.filter(plane => plane.checked).map(plane => plane.plane) : []
  }
}
