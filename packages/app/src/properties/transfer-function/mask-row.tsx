import type { Vec2 } from '@ivw/data'
import { NumberField } from '../controls/number-field.tsx'
import { RangeSlider } from '../controls/range-slider.tsx'
import type { PropertyEdit } from '../editing/use-property-edit.ts'
import { withEnd } from '../numbers/min-max.ts'
import type { MinMax } from '../numbers/ordinal.ts'
import { valueEdit } from '../widgets/number-edit.ts'

/** The interval outside of which everything is transparent. */
export function MaskRow({ mask, domain, readOnly, edit }: { mask: Vec2; domain: Vec2; readOnly: boolean; edit: PropertyEdit }) {
  const [min, max] = domain
  // The mask of an absolute function without a mask reaches to the ends of all numbers.
  const inside = (end: number) => Math.min(Math.max(end, min), max)
  const range: MinMax = {
    value: [inside(mask[0]), inside(mask[1])],
    limits: { kind: 'double', min, max, clampMin: true, clampMax: true, increment: (max - min) / 1000 },
    minSeparation: 0,
  }
  const actions = valueEdit(edit, (next: readonly [number, number]) => ({ mask: next }))
  const end = (index: 0 | 1) => (
    <NumberField
      label={`Mask, ${index === 0 ? 'start' : 'end'}`}
      value={range.value[index]}
      limits={range.limits}
      readOnly={readOnly}
      {...valueEdit(edit, (value: number) => ({ mask: withEnd(range, index, value) }))}
    />
  )
  return (
    <div className="tf-row">
      <span className="tf-row-label">Mask</span>
      {end(0)}
      <RangeSlider label="Mask" range={range} readOnly={readOnly} {...actions} />
      {end(1)}
    </div>
  )
}
