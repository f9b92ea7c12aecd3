import type { Vec2, Vec4 } from '@ivw/data'
import { CompositeProperty, FloatProperty, FloatVec2Property, IntProperty, OptionPropertyString, type PropertyOptions } from '@ivw/network'
import { type FontId, fontFaces, type TextStyle } from '@ivw/render'

export interface FontOptions extends PropertyOptions {
  readonly face?: FontId
  /** Pixels. */
  readonly size?: number
  readonly anchor?: Vec2
}

/** The faces that there are, as a choice. */
export function fontFaceProperty(identifier: string, displayName: string, face: FontId): OptionPropertyString {
  return new OptionPropertyString(
    identifier,
    displayName,
    fontFaces.map(({ id, name }) => ({ id, name, value: id })),
    face,
    { help: 'The font.' },
  )
}

export function fontSizeProperty(identifier: string, displayName: string, size: number): IntProperty {
  return new IntProperty(identifier, displayName, size, { min: 0, max: 144, semantics: 'Fontsize', help: 'Pixels.' })
}

/** How a text is set, and which place of it its position means. */
export class FontProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.FontProperty'
  readonly face: OptionPropertyString
  readonly size: IntProperty
  readonly lineSpacing: FloatProperty
  readonly anchor: FloatVec2Property

  constructor(identifier: string, displayName: string, options: FontOptions = {}) {
    const { face = 'arial', size = 14, anchor = [-1, -1], ...more } = options
    super(identifier, displayName, { help: 'How the text is set.', ...more })
    this.face = this.addProperty(fontFaceProperty('fontFace', 'Font Face', face))
    this.size = this.addProperty(fontSizeProperty('fontSize', 'Font Size', size))
    this.lineSpacing = this.addProperty(
      new FloatProperty('lineSpacing', 'Line Spacing', 0, { min: -1, max: 2, help: 'Space between lines, in font sizes.' }),
    )
    this.anchor = this.addProperty(
      new FloatVec2Property('anchor', 'Anchor', anchor, {
        min: -1.5,
        max: 1.5,
        help: 'Place in the text that the position means: 0 its centre, -1 its left or lower edge, 1 its right or upper edge.',
      }),
    )
  }

  style(color: Vec4): TextStyle {
    return { face: this.face.value, size: this.size.value, lineSpacing: this.lineSpacing.value, color }
  }
}
