import { eventText } from './event-text.ts'
import type { WidgetProps } from './widget.ts'

/** What to do in a picture for the action, to read. */
export function EventWidget({ edit }: WidgetProps) {
  const text = eventText(edit.state.matcher)
  return <kbd className="property-note">{text.charAt(0).toUpperCase() + text.slice(1)}</kbd>
}
