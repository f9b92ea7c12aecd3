import { NumberField } from '../controls/number-field.tsx'
import { Slider } from '../controls/slider.tsx'
import { hasSliderRange, type NumberLimits } from '../numbers/number-kind.ts'
import { ordinalOf } from '../numbers/ordinal.ts'
import { numberEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'

/** A slider with a number field; the field alone where no bound clamps. */
export function ScalarWidget(props: WidgetProps) {
  return <Scalar {...props} slider />
}

/** The field alone. */
export function ScalarFieldWidget(props: WidgetProps) {
  return <Scalar {...props} slider={false} />
}

function Scalar({ property, edit, readOnly, slider }: WidgetProps & { slider: boolean }) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  const [value, limits] = [ordinal?.values[0], ordinal?.limits[0]]
  if (!ordinal || value === undefined || !limits) return null
  const common = { label: property.displayName, value, limits, readOnly, ...numberEdit(edit, ordinal, 0) }
  return (
    <div className="number-row">
      {slider && slides(limits) && <Slider {...common} />}
      <NumberField {...common} />
    </div>
  )
}

export function slides(limits: NumberLimits): boolean {
  return hasSliderRange(limits) && (limits.clampMin || limits.clampMax)
}
