import type { WidgetProps } from './widget.ts'
import './unknown-widget.css'

/** A property of a class that the page has no widget for: what it holds, to read. */
export function UnknownWidget({ property, edit }: WidgetProps) {
  return (
    <details className="unknown-widget">
      <summary>{property.classIdentifier.replace(/^org\.inviwo\./, '')}</summary>
      <pre>{JSON.stringify(edit.state, undefined, 2)}</pre>
    </details>
  )
}
