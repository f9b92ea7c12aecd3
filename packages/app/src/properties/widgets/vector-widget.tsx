import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../controls/number-field.tsx'
import { Slider } from '../controls/slider.tsx'
import { type Ordinal, ordinalOf } from '../numbers/ordinal.ts'
import { numberEdit } from './number-edit.ts'
import { slides } from './scalar-widget.tsx'
import type { WidgetProps } from './widget.ts'
import './vector-widget.css'

export const axes = ['x', 'y', 'z', 'w'] as const

/** Properties whose sliders are shown, as long as the page lives. */
const unfolded = new Set<string>()

/** One field for each component; unfolded, a slider for each, too. */
export function VectorWidget(props: WidgetProps) {
  const { property, edit, readOnly } = props
  const [open, setOpen] = useState(unfolded.has(property.path))
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  if (!ordinal) return null
  if (!ordinal.limits.some(slides)) return <VectorFields {...props} ordinal={ordinal} />
  const toggle = () => {
    if (open) unfolded.delete(property.path)
    else unfolded.add(property.path)
    setOpen(!open)
  }
  return (
    <div className="vector-widget">
      {open ? (
        <div className="vector-sliders">
          {ordinal.values.map((value, index) => {
            const limits = ordinal.limits[index]
            const axis = axes[index]
            if (!limits || !axis) return null
            const common = { label: `${property.displayName} ${axis}`, value, limits, readOnly, ...numberEdit(edit, ordinal, index) }
            return (
              <div key={axis} className="number-row">
                <span className="vector-axis" aria-hidden>
                  {axis}
                </span>
                {slides(limits) && <Slider {...common} />}
                <NumberField {...common} />
              </div>
            )
          })}
        </div>
      ) : (
        <VectorFields {...props} ordinal={ordinal} />
      )}
      <IconButton
        icon={open ? ChevronUp : ChevronDown}
        label={open ? 'Hide sliders' : 'Show sliders'}
        aria-expanded={open}
        className="vector-toggle"
        onClick={toggle}
      />
    </div>
  )
}

/** Fields alone, for SpinBox and Text semantics. */
export function VectorFieldWidget(props: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: props.property.classIdentifier, state: props.edit.state })
  return ordinal && <VectorFields {...props} ordinal={ordinal} />
}

function VectorFields({ property, edit, readOnly, ordinal }: WidgetProps & { ordinal: Ordinal }) {
  return (
    <div className="vector-fields" data-components={ordinal.values.length}>
      {ordinal.values.map((value, index) => {
        const limits = ordinal.limits[index]
        const axis = axes[index]
        return (
          limits &&
          axis && (
            <NumberField
              key={axis}
              label={`${property.displayName} ${axis}`}
              prefix={axis}
              value={value}
              limits={limits}
              readOnly={readOnly}
              meter={limits.clampMin && limits.clampMax}
              {...numberEdit(edit, ordinal, index)}
            />
          )
        )
      })}
    </div>
  )
}
