import type { Vec2 } from '@ivw/data'
import type { HistogramView } from '@ivw/engine/protocol'
import { Trash2 } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { ColorPicker, HexField } from '../controls/color-picker.tsx'
import { ColorSwatch } from '../controls/color-swatch.tsx'
import type { ContinuousEdit } from '../controls/continuous-edit.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Popover } from '../controls/popover.tsx'
import type { Rgba } from '../editing/color.ts'
import type { NumberLimits } from '../numbers/number-kind.ts'
import { dataValue, positionOf } from './data-value.ts'
import { changePoints, movePoints, type PointSet, removePoints, withAlpha, withColor } from './tf-points.ts'

export interface PointFieldsProps extends ContinuousEdit<PointSet> {
  set: PointSet
  domain: Vec2
  type: 'relative' | 'absolute'
  histogram: HistogramView | undefined
  readOnly: boolean
}

/** Fields for the selected points. They show the first one; positions of several move together, colours become equal. */
export function PointFields(props: PointFieldsProps) {
  const { set, domain, type, histogram, readOnly } = props
  const index = set.selection.size > 0 ? Math.min(...set.selection) : -1
  const point = set.points[index]
  if (!point)
    return (
      <div className="tf-row property-note">
        {readOnly
          ? 'Read-only'
          : 'Click into the plot to add a point, drag points to move them, right-click or press Delete to remove them.'}
      </div>
    )

  const { position, color } = point
  const moveTo = (to: number) => movePoints(set, { position: to - position, alpha: 0 }, domain)
  const value = type === 'relative' ? dataValue(position, type, histogram) : undefined
  const valueAt = (at: number) => dataValue(at, type, histogram) ?? at
  const setColor = (next: Rgba) => changePoints(set, old => ({ ...old, color: withAlpha(withColor(old.color, next), next[3]) }))
  const setHue = (next: Rgba) => changePoints(set, old => ({ ...old, color: withColor(old.color, next) }))

  return (
    <div className="tf-row">
      <span className="tf-row-label">
        {set.selection.size > 1 ? `${set.selection.size.toString()} points` : `Point ${(index + 1).toString()}`}
      </span>
      <Field name="Position">
        <NumberField label="Position" value={position} limits={limits(domain)} readOnly={readOnly} {...mapped(props, moveTo)} />
      </Field>
      {value !== undefined && (
        <Field name="Value">
          <NumberField
            label="Value"
            unit={histogram?.unit}
            value={value}
            limits={limits([valueAt(domain[0]), valueAt(domain[1])])}
            readOnly={readOnly}
            {...mapped(props, (to: number) => moveTo(positionOf(to, type, histogram)))}
          />
        </Field>
      )}
      <Field name="Opacity">
        <NumberField
          label="Opacity"
          value={color[3]}
          limits={limits([0, 1])}
          readOnly={readOnly}
          meter
          {...mapped(props, (alpha: number) => changePoints(set, old => ({ ...old, color: withAlpha(old.color, alpha) })))}
        />
      </Field>
      <Popover
        label="Colour of the point"
        disabled={readOnly}
        trigger={<ColorSwatch color={color} disabled={readOnly} aria-label="Choose the colour" />}
      >
        <ColorPicker color={color} alpha {...mapped(props, setColor)} />
      </Popover>
      <HexField color={color} readOnly={readOnly} label="Colour, hex" onCommit={next => props.onCommit(setHue(next))} />
      <IconButton icon={Trash2} label="Remove" shortcut="Del" disabled={readOnly} onClick={() => props.onCommit(removePoints(set))} />
    </div>
  )
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="tf-field">
      <span aria-hidden>{name}</span>
      {children}
    </div>
  )
}

function limits([min, max]: Vec2): NumberLimits {
  return { kind: 'double', min, max, clampMin: true, clampMax: true, increment: (max - min) / 1000 }
}

/** Edits of a part, as edits of the whole set. */
function mapped<T>({ onDrag, onDragEnd, onCancel, onCommit }: PointFieldsProps, change: (value: T) => PointSet): ContinuousEdit<T> {
  return { onDrag: value => onDrag(change(value)), onDragEnd, onCancel, onCommit: value => onCommit(change(value)) }
}
