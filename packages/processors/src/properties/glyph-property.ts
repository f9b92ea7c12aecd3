import type { Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  type PropertyOptions,
  TransferFunctionProperty,
} from '@ivw/network'
import type { GlyphAppearance } from '@ivw/render'
import { colorOptions } from './ordinal-options.ts'

/** What the size of a glyph is called. */
export interface GlyphSize {
  readonly force: readonly [identifier: string, displayName: string]
  readonly default: readonly [identifier: string, displayName: string]
  readonly value: number
  readonly help: string
}

export const radiusSize = (value: number): GlyphSize => ({
  force: ['forceRadius', 'Force Radius'],
  default: ['defaultRadius', 'Default Radius'],
  value,
  help: 'Radius where the mesh has none, world units.',
})

const gray: Vec4 = [0.7, 0.7, 0.7, 1]
const level = { invalidationLevel: 'invalidResources' } as const

/** Size and colour of glyphs: those of the vertices, or one for all. */
export class GlyphProperty extends CompositeProperty {
  readonly #forceSize: BoolProperty
  readonly #size: FloatProperty
  readonly #forceColor: BoolProperty
  readonly #color: FloatVec4Property
  readonly #useMetaColor: BoolProperty
  readonly #metaColor: TransferFunctionProperty

  constructor(identifier: string, displayName: string, size: GlyphSize, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    this.#forceSize = this.addProperty(
      new BoolProperty(...size.force, false, { ...level, help: 'One size for all instead of that of every vertex.' }),
    )
    this.#size = this.addProperty(new FloatProperty(...size.default, size.value, { min: 0.00001, max: 2, help: size.help }))
    this.#forceColor = this.addProperty(
      new BoolProperty('forceColor', 'Force Color', false, { ...level, help: 'One colour for all instead of that of every vertex.' }),
    )
    this.#color = this.addProperty(
      new FloatVec4Property('defaultColor', 'Default Color', gray, colorOptions({ help: 'Colour where the mesh has none.' })),
    )
    this.#useMetaColor = this.addProperty(
      new BoolProperty('useMetaColor', 'Use meta color mapping', false, {
        ...level,
        help: 'Colours for the scalar of every vertex, where the mesh has scalars.',
      }),
    )
    this.#metaColor = this.addProperty(
      new TransferFunctionProperty('metaColor', 'Meta Color Mapping', undefined, { help: 'Colours of scalars from 0 to 1.' }),
    )
  }

  get appearance(): GlyphAppearance {
    return {
      radius: this.#size.value,
      forceRadius: this.#forceSize.value,
      color: this.#color.value,
      forceColor: this.#forceColor.value,
      metaColor: this.#useMetaColor.value ? this.#metaColor.state : undefined,
    }
  }
}
