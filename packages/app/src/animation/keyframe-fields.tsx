import type { PropertyState, PropertyView } from '@ivw/engine/protocol'
import { Crosshair } from 'lucide-react'
import { axes } from '../properties/widgets/vector-widget.tsx'
import { IconButton } from '../ui/icon-button.tsx'

interface KeyframeProps {
  readonly label: string
  readonly property: PropertyView
  readonly value: PropertyState
  readonly onChange: (value: PropertyState) => void
  /** Takes what the property is now. */
  readonly onTake: () => void
}

/** One end of the way of a property: fields where it has a few numbers or options, and the value that it has now. */
export function KeyframeFields({ label, property, value, onChange, onTake }: KeyframeProps) {
  const common = { label, property, value, onChange }
  return (
    <span className="keyframe">
      <Fields {...common} />
      <IconButton icon={Crosshair} label={`${label}: take the present value`} onClick={onTake} />
    </span>
  )
}

function Fields({ label, property, value: state, onChange }: Omit<KeyframeProps, 'onTake'>) {
  const { value, selected } = state
  if (typeof value === 'number') return <NumberInput label={label} value={value} onChange={next => onChange({ ...state, value: next })} />
  if (isShortVector(value))
    return value.map((component, i) => (
      <NumberInput
        key={axes[i]}
        label={`${label} ${axes[i] ?? ''}`}
        value={component}
        onChange={next => onChange({ ...state, value: value.map((other, j) => (i === j ? next : other)) })}
      />
    ))
  if (typeof value === 'boolean')
    return (
      <select
        className="field"
        aria-label={label}
        value={String(value)}
        onChange={event => onChange({ value: event.target.value === 'true' })}
      >
        <option value="false">Off</option>
        <option value="true">On</option>
      </select>
    )
  const { options } = property.state
  if (typeof selected === 'string' && Array.isArray(options))
    return (
      <select className="field" aria-label={label} value={selected} onChange={event => onChange({ selected: event.target.value })}>
        {(options as readonly { readonly id: string; readonly name: string }[]).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )
  return <span className="keyframe-text">{textOf(state)}</span>
}

function NumberInput({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <input
      className="field"
      type="number"
      step="any"
      aria-label={label}
      value={Number.isFinite(value) ? value : ''}
      onChange={event => event.target.value !== '' && onChange(Number(event.target.value))}
    />
  )
}

function isShortVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= 4 && value.every(entry => typeof entry === 'number')
}

function textOf(state: PropertyState): string {
  const { lookFrom, points, value } = state
  if (Array.isArray(lookFrom)) return `eye at ${(lookFrom as readonly number[]).map(x => Number(x.toPrecision(3))).join(', ')}`
  if (Array.isArray(points)) return `${points.length} points`
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? state)
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}
