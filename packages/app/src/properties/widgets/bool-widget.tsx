import { Checkbox } from '@base-ui/react/checkbox'
import { Check } from 'lucide-react'
import type { WidgetProps } from './widget.ts'
import './bool-widget.css'

export function BoolWidget({ property, edit, readOnly }: WidgetProps) {
  return (
    <CheckBox
      label={property.displayName}
      checked={edit.state.value === true}
      disabled={readOnly}
      onChange={value => edit.commit({ value })}
    />
  )
}

export interface CheckBoxProps {
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

export function CheckBox({ label, checked, disabled = false, onChange }: CheckBoxProps) {
  return (
    <Checkbox.Root className="check-box" aria-label={label} checked={checked} disabled={disabled} onCheckedChange={onChange}>
      <Checkbox.Indicator className="check-box-mark">
        <Check aria-hidden size={12} strokeWidth={3} />
      </Checkbox.Indicator>
    </Checkbox.Root>
  )
}
