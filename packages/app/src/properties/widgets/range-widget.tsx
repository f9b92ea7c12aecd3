import { NumberField } from '../controls/number-field.tsx'
import { RangeSlider } from '../controls/range-slider.tsx'
import { withEnd } from '../numbers/min-max.ts'
import { hasSliderRange } from '../numbers/number-kind.ts'
import { minMaxOf } from '../numbers/ordinal.ts'
import { valueEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'

/** A slider with two ends between two fields. */
export function RangeWidget(props: WidgetProps) {
  return <Range {...props} slider />
}

export function RangeFieldWidget(props: WidgetProps) {
  return <Range {...props} slider={false} />
}

function Range({ property, edit, readOnly, slider }: WidgetProps & { slider: boolean }) {
  const range = minMaxOf(property.classIdentifier, edit.state)
  const end = (index: 0 | 1) => (
    <NumberField
      label={`${property.displayName}, ${index === 0 ? 'start' : 'end'}`}
      value={range.value[index]}
      limits={range.limits}
      readOnly={readOnly}
      className="range-end"
      {...valueEdit(edit, (value: number) => ({ value: withEnd(range, index, value) }))}
    />
  )
  return (
    <div className="range-row">
      {end(0)}
      {slider && hasSliderRange(range.limits) && (
        <RangeSlider label={property.displayName} range={range} readOnly={readOnly} {...valueEdit(edit, value => ({ value }))} />
      )}
      {end(1)}
    </div>
  )
}
