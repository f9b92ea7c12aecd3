import type { Vec3 } from '@ivw/data'
import { NumberField } from '../controls/number-field.tsx'
import { type NumberLimits, unlimited } from '../numbers/number-kind.ts'
import { ordinalOf } from '../numbers/ordinal.ts'
import { fromSpherical, type Spherical, toSpherical } from '../numbers/spherical.ts'
import { valueEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'
import './vector-widget.css'

const angle = (min: number, max: number): NumberLimits => ({ ...unlimited, min, max, clampMin: true, clampMax: true, increment: 1 })
const parts: readonly { name: string; prefix: string; unit?: string; limits: NumberLimits }[] = [
  { name: 'distance', prefix: 'r', limits: { ...unlimited, min: 0, clampMin: true, increment: 0.1 } },
  { name: 'angle from the z axis', prefix: 'θ', unit: '°', limits: angle(0, 180) },
  { name: 'angle about the z axis', prefix: 'φ', unit: '°', limits: angle(-180, 180) },
]

/** A narrow field has no room for the last digits, which the turning back and forth makes. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** A position by its distance from the centre and two angles. */
export function SphericalWidget({ property, edit, readOnly }: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  if (!ordinal) return null
  const spherical = toSpherical(ordinal.values as unknown as Vec3)
  return (
    <div className="vector-fields" data-components={3}>
      {parts.map(({ name, prefix, unit, limits }, index) => (
        <NumberField
          key={prefix}
          label={`${property.displayName}, ${name}`}
          prefix={prefix}
          unit={unit}
          value={rounded(spherical[index] as number)}
          limits={limits}
          readOnly={readOnly}
          {...valueEdit(edit, (value: number) => ({ value: fromSpherical(spherical.with(index, value) as unknown as Spherical) }))}
        />
      ))}
    </div>
  )
}
