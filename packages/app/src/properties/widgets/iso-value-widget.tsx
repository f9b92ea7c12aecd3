import { ChartColumn } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { cssColor } from '../editing/color.ts'
import { displayNumber } from '../numbers/number-format.ts'
import { openEditor } from '../transfer-function/open-editors.ts'
import { tfStateOf } from '../transfer-function/tf-state.ts'
import type { WidgetProps } from './widget.ts'
import './iso-value-widget.css'

/** The values with their colours; a click opens the editor, which stays open. */
export function IsoValueWidget({ property, edit }: WidgetProps) {
  const { points } = tfStateOf(edit.state)
  return (
    <Button className="iso-values" onClick={() => openEditor(property.path)}>
      <ChartColumn aria-hidden size={14} />
      <span className="visually-hidden">Edit {property.displayName}</span>
      <span className="iso-value-list">
        {points.length === 0 && 'No iso values'}
        {points.map(({ position, color }, index) => (
          // Values are known by their place in the order alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index} className="iso-value">
            <span className="iso-value-color" style={{ background: cssColor([color[0], color[1], color[2]]) }} />
            {displayNumber(position, 'single')}
          </span>
        ))}
      </span>
    </Button>
  )
}
