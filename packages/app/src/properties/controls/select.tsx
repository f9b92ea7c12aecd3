import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import './select.css'

export interface SelectProps {
  label: string
  value: string
  options: readonly { readonly id: string; readonly name: string }[]
  onChange: (id: string) => void
  disabled?: boolean
}

/** One of several named options. */
export function Select({ label, value, options, onChange, disabled = false }: SelectProps) {
  const items = options.map(option => ({ value: option.id, label: option.name }))
  return (
    <Base.Root items={items} value={value} onValueChange={next => next !== null && next !== value && onChange(next)} disabled={disabled}>
      <Base.Trigger className="select" aria-label={label}>
        <Base.Value className="select-value" />
        <ChevronsUpDown aria-hidden size={12} className="select-icon" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="select-positioner" alignItemWithTrigger={false} align="start" sideOffset={2}>
          <Base.Popup className="select-popup">
            <Base.List className="select-list">
              {options.map(option => (
                <Base.Item key={option.id} value={option.id} className="select-item">
                  <Base.ItemIndicator className="select-mark">
                    <Check aria-hidden size={12} />
                  </Base.ItemIndicator>
                  <Base.ItemText className="select-text">{option.name}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
