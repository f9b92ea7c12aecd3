import { type KeyboardEvent, useState } from 'react'
import { classes } from '../../ui/classes.ts'
import type { WidgetProps } from './widget.ts'
import '../../ui/text-field.css'
import './string-widget.css'

/** A line of text, taken on Enter or when the field is left. */
export function StringWidget({ property, edit, readOnly }: WidgetProps) {
  const { shown, change, take, key } = useDraft(edit.state.value, readOnly ? undefined : value => edit.commit({ value }))
  return (
    <input
      className="field"
      aria-label={property.displayName}
      spellCheck={false}
      autoComplete="off"
      readOnly={readOnly}
      value={shown}
      onChange={event => change(event.target.value)}
      onBlur={take}
      onKeyDown={event => (event.key === 'Enter' ? take() : key(event))}
    />
  )
}

/** Several lines, taken with Ctrl+Enter or when the field is left. */
export function MultilineWidget(props: WidgetProps) {
  return <Lines {...props} rows={4} />
}

/** A field in the font of code, as high as the code within reason. */
export function CodeWidget(props: WidgetProps) {
  const { value } = props.edit.state
  const lines = typeof value === 'string' ? value.split('\n').length : 0
  return <Lines {...props} rows={Math.min(Math.max(lines + 1, 4), 14)} code />
}

function Lines({ property, edit, readOnly, rows, code = false }: WidgetProps & { rows: number; code?: boolean }) {
  const { shown, change, take, key } = useDraft(edit.state.value, readOnly ? undefined : value => edit.commit({ value }))
  return (
    <textarea
      className={classes('field', 'text-area', code && 'text-area-code')}
      aria-label={property.displayName}
      title={readOnly ? undefined : 'Ctrl+Enter applies the text'}
      rows={rows}
      wrap={code ? 'off' : 'soft'}
      spellCheck={false}
      readOnly={readOnly}
      value={shown}
      onChange={event => change(event.target.value)}
      onBlur={take}
      onKeyDown={event => (event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? take() : key(event))}
    />
  )
}

/** What is typed and not yet taken; Escape drops it. */
export function useDraft(value: unknown, commit: ((text: string) => void) | undefined) {
  const [draft, setDraft] = useState<string>()
  const text = typeof value === 'string' ? value : ''
  const take = () => {
    if (draft !== undefined && draft !== text) commit?.(draft)
    setDraft(undefined)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || draft === undefined) return
    event.stopPropagation()
    setDraft(undefined)
  }
  return { shown: draft ?? text, change: setDraft, take, key }
}
