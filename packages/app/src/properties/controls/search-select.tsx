import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { SelectProps } from './select.tsx'
import './select.css'

/** One of many named options, with a field above them to find it by parts of its name. */
export function SearchSelect({ label, value, options, onChange, disabled = false }: SelectProps) {
  const items = options.map(option => ({ value: option.id, label: option.name }))
  const selected = items.find(item => item.value === value) ?? null
  return (
    <Combobox.Root
      items={items}
      value={selected}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={next => next && next.value !== value && onChange(next.value)}
      disabled={disabled}
    >
      <Combobox.Trigger className="select" aria-label={label}>
        <span className="select-value">
          <Combobox.Value />
        </span>
        <ChevronsUpDown aria-hidden size={12} className="select-icon" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner className="select-positioner" align="start" sideOffset={2}>
          <Combobox.Popup className="select-popup" aria-label={label}>
            <Combobox.Input className="field select-search" placeholder="Search" aria-label={`Search in ${label}`} spellCheck={false} />
            <Combobox.Empty className="select-empty">Nothing matches.</Combobox.Empty>
            <Combobox.List className="select-list">
              {(item: (typeof items)[number]) => (
                <Combobox.Item key={item.value} value={item} className="select-item">
                  <Combobox.ItemIndicator className="select-mark">
                    <Check aria-hidden size={12} />
                  </Combobox.ItemIndicator>
                  <span className="select-text">{item.label}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
