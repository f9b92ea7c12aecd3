import type { PropertyState } from '@ivw/engine/protocol'
import { SearchSelect } from '../controls/search-select.tsx'
import { Select } from '../controls/select.tsx'
import type { WidgetProps } from './widget.ts'

/** Longer lists are not read through but searched. */
const searchable = 12

export function OptionWidget({ property, edit, readOnly }: WidgetProps) {
  const options = optionsOf(edit.state)
  if (options.length === 0) return <span className="property-note">No options</span>
  const Choice = options.length > searchable ? SearchSelect : Select
  return (
    <Choice
      label={property.displayName}
      value={typeof edit.state.selected === 'string' ? edit.state.selected : ''}
      options={options}
      disabled={readOnly}
      onChange={selected => edit.commit({ selected })}
    />
  )
}

function optionsOf(state: PropertyState): { id: string; name: string }[] {
  if (!Array.isArray(state.options)) return []
  return state.options.flatMap((option: unknown) => {
    if (typeof option !== 'object' || option === null || !('id' in option) || typeof option.id !== 'string') return []
    return [{ id: option.id, name: 'name' in option && typeof option.name === 'string' ? option.name : option.id }]
  })
}
