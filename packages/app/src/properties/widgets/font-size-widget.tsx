import { ChevronDown } from 'lucide-react'
import { Menu } from '../../ui/menu.tsx'
import { NumberField } from '../controls/number-field.tsx'
import { ordinalOf } from '../numbers/ordinal.ts'
import { numberEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'

/** Those that printers have always had. */
const usual = [6, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 36, 48, 60, 72, 96]

/** A size to type, or one of the usual ones. */
export function FontSizeWidget({ property, edit, readOnly }: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  const [value, limits] = [ordinal?.values[0], ordinal?.limits[0]]
  if (!ordinal || value === undefined || !limits) return null
  const sizes = usual.filter(size => (!limits.clampMin || size >= limits.min) && (!limits.clampMax || size <= limits.max))
  return (
    <div className="number-row">
      <NumberField label={property.displayName} value={value} limits={limits} readOnly={readOnly} {...numberEdit(edit, ordinal, 0)} />
      {!readOnly && (
        <Menu
          trigger={
            <button type="button" className="icon-button" aria-label={`${property.displayName}: usual sizes`}>
              <ChevronDown aria-hidden size={14} />
            </button>
          }
          items={sizes.map(size => ({ label: size.toString(), checked: size === value, onSelect: () => edit.commit({ value: size }) }))}
        />
      )}
    </div>
  )
}
