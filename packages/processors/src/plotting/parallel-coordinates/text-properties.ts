import type { Vec4 } from '@ivw/data'
import { BoolProperty, FloatProperty, FloatVec4Property, OptionPropertyEnumInt, StringProperty } from '@ivw/network'
import { fontRoles } from '@ivw/render'
import { FontProperty } from '../../properties/font-property.ts'
import { colorOptions } from '../../properties/ordinal-options.ts'

export type CaptionPosition = 'none' | 'above' | 'below'

const positions: readonly { readonly id: CaptionPosition; readonly name: string; readonly value: CaptionPosition }[] = [
  { id: 'none', name: 'None', value: 'none' },
  { id: 'above', name: 'Above', value: 'above' },
  { id: 'below', name: 'Below', value: 'below' },
]

const offsetProperty = (help: string) => new FloatProperty('offset', 'Offset', 15, { min: -50, max: 50, help })
const colorProperty = (help: string) => new FloatVec4Property('color', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help }))

/** Names of columns at the ends of their axes. */
export class CaptionProperties extends FontProperty {
  readonly position = this.addProperty(
    new OptionPropertyEnumInt<CaptionPosition>('position', 'Caption Position', positions, 'above', {
      help: 'At which ends the names stand.',
    }),
    0,
  )
  readonly offset = this.addProperty(offsetProperty('Upwards from the end of the axis, pixels.'))
  readonly color = this.addProperty(colorProperty('Colour of the names.'))

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { face: fontRoles.caption, size: 24, anchor: [0, -1], help: 'Names of the columns.' })
  }
}

/** Values beside the axes. */
export class LabelProperties extends FontProperty {
  readonly show = this.addProperty(new BoolProperty('show', 'Show', true, { help: 'Writes values beside the axes.' }), 0)
  readonly offset = this.addProperty(offsetProperty('To the right of the axis, pixels.'))
  readonly format = this.addProperty(
    new StringProperty('format', 'Format', '%.4f', { help: "Format of the values, as of C's printf: %.1f, %g." }),
  )
  readonly color = this.addProperty(colorProperty('Colour of the values.'))

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { face: fontRoles.label, size: 20, anchor: [-1, 0], help: 'Values beside the axes.' })
  }
}
