import type { Vec3, Vec4 } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec3Property,
  FloatVec4Property,
  OptionPropertyEnumInt,
} from '@ivw/network'
import type { LineBlendMode, ParallelLinesLook } from '@ivw/render'
import { colorOptions } from '../../properties/ordinal-options.ts'

const blendModes: readonly { readonly id: string; readonly name: string; readonly value: LineBlendMode }[] = [
  { id: 'additive', name: 'Additive', value: 'additive' },
  { id: 'subractive', name: 'Subtractive', value: 'subtractive' },
  { id: 'regular', name: 'Regular', value: 'regular' },
  { id: 'noblend', name: 'No Blending', value: 'none' },
]

export type LineGroup = 'filtered' | 'regular' | 'selected' | 'highlighted'

/** How the lines of parallel coordinates look. */
export class LineProperties extends CompositeProperty {
  readonly blendMode = this.addProperty(
    new OptionPropertyEnumInt<LineBlendMode>('blendMode', 'Blend Mode', blendModes, 'regular', {
      help: 'How lines that lie over each other come together.',
    }),
  )
  readonly falloff = this.addProperty(
    new FloatProperty('falloffPower', 'Falloff Power', 1, {
      min: 0.01,
      max: 3,
      help: 'How fast a line fades from its middle to its edges.',
    }),
  )
  readonly lineWidth = this.addProperty(new FloatProperty('lineWidth', 'Line Width', 7, { min: 1, max: 20, help: 'Pixels.' }))
  readonly selectedLine = this.addProperty(
    new CompositeProperty('selectedLine', 'Selected Line', { help: 'How selected and highlighted lines look.' }),
  )
  readonly selectedLineWidth = this.selectedLine.addProperty(
    new FloatProperty('selectedLineWidth', 'Line Width', 10, { min: 1, max: 20, help: 'Pixels.' }),
  )
  readonly selectedOverride = this.selectedLine.addProperty(
    new BoolCompositeProperty('selectedLineColorOverride', 'Override Line Color', true, {
      help: 'Selected lines have a colour of their own.',
    }),
  )
  readonly selectedColor = this.selectedOverride.addProperty(
    new FloatVec4Property(
      'selectedLineColor',
      'Line Color',
      [1, 0.769, 0.247, 1],
      colorOptions<Vec4>({ help: 'Colour of selected lines.' }),
    ),
  )
  readonly showFiltered = this.addProperty(
    new BoolProperty('showFiltered', 'Show Filtered', false, { help: 'Draws rows that are filtered out, behind the others.' }),
  )
  readonly filterColor = this.addProperty(
    new FloatVec3Property('filterColor', 'Filter Color', [0.2, 0.2, 0.2], colorOptions<Vec3>({ help: 'Mixed into filtered lines.' })),
  )
  readonly filterAlpha = this.addProperty(
    new FloatProperty('filterAlpha', 'Filter Alpha', 0.75, { min: 0, max: 1, help: 'Opacity of filtered lines.' }),
  )
  readonly filterIntensity = this.addProperty(
    new FloatProperty('filterIntensity', 'Filter Mixing', 0.7, { min: 0, max: 1, help: 'How much of the filter colour they have.' }),
  )

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { help: 'The lines.' })
  }

  look(group: LineGroup): ParallelLinesLook {
    const [r, g, b] = this.selectedColor.value
    const falloff = this.falloff.value
    switch (group) {
      case 'filtered':
        return {
          width: this.lineWidth.value,
          falloff,
          tint: this.filterColor.value,
          tintAmount: this.filterIntensity.value,
          opacity: this.filterAlpha.value,
        }
      case 'regular':
        return { width: this.lineWidth.value, falloff, tint: [0, 0, 0], tintAmount: 0 }
      case 'selected':
        return { width: this.selectedLineWidth.value, falloff, tint: [r, g, b], tintAmount: this.selectedOverride.checked ? 1 : 0 }
      case 'highlighted':
        return { width: this.selectedLineWidth.value, falloff: falloff / 2, tint: [r, g, b], tintAmount: 0.8 }
    }
  }
}
