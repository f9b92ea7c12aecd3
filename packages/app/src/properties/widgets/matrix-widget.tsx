import { NumberField } from '../controls/number-field.tsx'
import { ordinalOf } from '../numbers/ordinal.ts'
import { numberEdit } from './number-edit.ts'
import type { WidgetProps } from './widget.ts'
import './matrix-widget.css'

/** A field for each number, in the rows and columns of the written matrix; states hold columns one after the other. */
export function MatrixWidget({ property, edit, readOnly }: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  if (!ordinal) return null
  const size = Math.round(Math.sqrt(ordinal.type.components))
  const cells = Array.from({ length: size * size }, (_, cell) => ({ row: Math.floor(cell / size), column: cell % size }))
  return (
    <div className="matrix-widget" style={{ gridTemplateColumns: `repeat(${size.toString()}, minmax(0, 1fr))` }}>
      {cells.map(({ row, column }) => {
        const index = column * size + row
        const limits = ordinal.limits[index]
        return (
          limits && (
            <NumberField
              key={index}
              label={`${property.displayName}, row ${(row + 1).toString()}, column ${(column + 1).toString()}`}
              value={ordinal.values[index] ?? 0}
              limits={limits}
              readOnly={readOnly}
              {...numberEdit(edit, ordinal, index)}
            />
          )
        )
      })}
    </div>
  )
}
