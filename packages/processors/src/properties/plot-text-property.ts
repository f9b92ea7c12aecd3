import type { Vec4 } from '@ivw/data'
import { BoolCompositeProperty, FloatProperty, FloatVec4Property, type PropertyOptions, StringProperty } from '@ivw/network'
import { type AxisText, type FontId, fontRoles } from '@ivw/render'
import { FontProperty } from './font-property.ts'
import { colorOptions } from './ordinal-options.ts'

export interface PlotTextOptions extends PropertyOptions {
  readonly checked?: boolean
  readonly title?: string
  readonly titleHelp?: string
  readonly offset?: number
  readonly face?: FontId
}

/** A text of a plot: where it stands and how it looks. */
export class PlotTextProperty extends BoolCompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.PlotTextProperty'
  readonly title: StringProperty
  readonly color: FloatVec4Property
  readonly offset: FloatProperty
  readonly position: FloatProperty
  readonly rotation: FloatProperty
  readonly font: FontProperty

  constructor(identifier: string, displayName: string, options: PlotTextOptions = {}) {
    const { checked = true, title = '', titleHelp = 'The text.', offset = 10, face = fontRoles.label, ...more } = options
    super(identifier, displayName, checked, more)
    this.title = this.addProperty(new StringProperty('title', 'Title', title, { help: titleHelp }))
    this.color = this.addProperty(
      new FloatVec4Property('color', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of the text.' })),
    )
    this.offset = this.addProperty(new FloatProperty('offset', 'Offset', offset, { min: 0, max: 100, help: 'Distance from the axis.' }))
    this.position = this.addProperty(
      new FloatProperty('position', 'Position', 0.5, { min: 0, max: 1, help: 'Place along the axis, from its start to its end.' }),
    )
    this.rotation = this.addProperty(
      new FloatProperty('rotation', 'Rotation', 0, { min: 0, max: 360, help: 'Degrees, counter-clockwise.' }),
    )
    this.font = this.addProperty(new FontProperty('font', 'Font', { face, anchor: [0, 0] }))
  }

  /** Undefined when it is switched off. */
  get axisText(): AxisText | undefined {
    if (!this.checked) return undefined
    return {
      ...this.font.style(this.color.value),
      text: this.title.value,
      offset: this.offset.value,
      position: this.position.value,
      rotation: (this.rotation.value * Math.PI) / 180,
      anchor: this.font.anchor.value,
    }
  }
}
