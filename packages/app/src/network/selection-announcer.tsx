import { useStore } from '../store.ts'
import { describeStatus } from './run-state.ts'

/** Tells screen readers what is selected, as nodes themselves do not take the focus. */
export function SelectionAnnouncer() {
  const text = useStore(state => {
    if (state.selection.size > 1) return `${state.selection.size.toString()} processors selected`
    const [identifier] = state.selection
    const processor = identifier === undefined ? undefined : state.processors.get(identifier)
    return processor ? `${processor.displayName} selected, ${describeStatus(processor.status)}` : ''
  })
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  )
}
