import { BoolProperty, CompositeProperty, FloatProperty, OptionPropertyEnumInt, type PropertyOptions } from '@ivw/network'
import type { LineSettings, StippleMode } from '@ivw/render'

const modes: Record<StippleMode, string> = { none: 'None', screenspace: 'Screen Space', worldspace: 'World Space' }

export class StipplingProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.StipplingProperty'
  readonly #mode = this.addProperty(
    new OptionPropertyEnumInt(
      'stippleMode',
      'Stipple Mode',
      Object.entries(modes).map(([id, name], value) => ({ id, name, value })),
      0,
      {
        invalidationLevel: 'invalidResources',
        help: 'Whether lines are dashed, in pixels or in world units.',
      },
    ),
  )
  readonly #length = this.#float('stippleLen', 'Length', 30, 0, 100, 'Length of a dash with its gap, pixels.')
  readonly #spacing = this.#float('stippleSpacing', 'Spacing', 10, 0, 100, 'Length of a gap, pixels.')
  readonly #offset = this.#float('stippleOffset', 'Offset', 0, 0, 100, 'Where the first dash starts, pixels.')
  readonly #worldScale = this.#float('stippleWorldScale', 'World Scale', 4, 1, 20, 'Dashes per world unit.')

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
  }

  #float(id: string, name: string, value: number, min: number, max: number, help: string): FloatProperty {
    return this.addProperty(new FloatProperty(id, name, value, { min, max, help })).visibleWhen(
      this.#mode,
      mode => mode.selected !== 'none',
    )
  }

  get stipple(): LineSettings['stipple'] {
    return {
      mode: this.#mode.selected as StippleMode,
      length: this.#length.value,
      spacing: this.#spacing.value,
      offset: this.#offset.value,
      worldScale: this.#worldScale.value,
    }
  }
}

/** How lines look. */
export class LineSettingsProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.LineSettingsProperty'
  readonly #width = this.#float('lineWidth', 'Line Width', 1, 0, 50, 'Pixels.')
  readonly #antialiasing = this.#float('antialiasing', 'Antialiasing', 0.5, 0, 10, 'Width of the soft edge, pixels.')
  readonly #miterLimit = this.#float('miterLimit', 'Miter Limit', 0.8, 0, 1, 'Bends that are sharper than this are not drawn to a point.')
  readonly #roundCaps = this.#bool('roundCaps', 'Round Caps', 'Ends of lines are round.')
  readonly #pseudoLighting = this.#bool('pseudoLighting', 'Pseudo Lighting', 'Shades lines as if they were round.')
  readonly #roundDepthProfile = this.#bool('roundDepthProfile', 'Round Depth Profile', 'Lines cross like tubes, not like bands.')
  readonly #stippling = this.addProperty(new StipplingProperty('stippling', 'Stippling', { help: 'Dashes.' }))

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
  }

  #float(id: string, name: string, value: number, min: number, max: number, help: string): FloatProperty {
    return this.addProperty(new FloatProperty(id, name, value, { min, max, help }))
  }

  #bool(id: string, name: string, help: string): BoolProperty {
    return this.addProperty(new BoolProperty(id, name, true, { help, invalidationLevel: 'invalidResources' }))
  }

  get settings(): Omit<LineSettings, 'camera' | 'writeDepth'> {
    return {
      width: this.#width.value,
      antialiasing: this.#antialiasing.value,
      miterLimit: this.#miterLimit.value,
      roundCaps: this.#roundCaps.value,
      pseudoLighting: this.#pseudoLighting.value,
      roundDepthProfile: this.#roundDepthProfile.value,
      stipple: this.#stippling.stipple,
    }
  }
}
