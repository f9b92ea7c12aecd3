import { ColorPicker, HexField } from '../controls/color-picker.tsx'
import { ColorSwatch } from '../controls/color-swatch.tsx'
import { Popover } from '../controls/popover.tsx'
import type { Rgba } from '../editing/color.ts'
import { type Ordinal, ordinalOf, packed } from '../numbers/ordinal.ts'
import { valueEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'
import './color-widget.css'

/** A swatch that opens a picker, and the colour as hex digits. Whole numbers count to 255. */
export function ColorWidget({ property, edit, readOnly }: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  if (!ordinal) return null
  const color = colorOf(ordinal)
  const alpha = ordinal.type.components === 4
  const actions = valueEdit(edit, (next: Rgba) => ({ value: stateOf(ordinal, next) }))
  return (
    <div className="color-widget">
      <Popover
        label={property.displayName}
        disabled={readOnly}
        trigger={<ColorSwatch color={color} disabled={readOnly} aria-label={`${property.displayName}: choose a colour`} />}
      >
        <ColorPicker color={color} alpha={alpha} {...actions} />
      </Popover>
      <HexField color={color} alpha={alpha} readOnly={readOnly} label={`${property.displayName}, hex`} onCommit={actions.onCommit} />
    </div>
  )
}

function scaleOf({ type }: Ordinal): number {
  return type.kind === 'integer' ? 255 : 1
}

function colorOf(ordinal: Ordinal): Rgba {
  const [red = 0, green = 0, blue = 0, alpha = scaleOf(ordinal)] = ordinal.values
  const scale = scaleOf(ordinal)
  return [red / scale, green / scale, blue / scale, alpha / scale]
}

function stateOf(ordinal: Ordinal, color: Rgba) {
  const scaled = color.slice(0, ordinal.type.components).map(channel => channel * scaleOf(ordinal))
  return packed(ordinal.type, ordinal.type.kind === 'integer' ? scaled.map(Math.round) : scaled)
}
