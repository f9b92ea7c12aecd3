import { GradientStrip } from '../transfer-function/gradient-strip.tsx'
import { openEditor } from '../transfer-function/open-editors.ts'
import { domainOf } from '../transfer-function/tf-points.ts'
import { tfStateOf } from '../transfer-function/tf-state.ts'
import type { WidgetProps } from './widget.ts'
import './transfer-function-widget.css'

/** The gradient; a click opens the editor, which stays open. */
export function TransferFunctionWidget({ property, edit }: WidgetProps) {
  const { points, mask, type } = tfStateOf(edit.state)
  return (
    <button type="button" className="tf-strip-button" aria-label={`Edit ${property.displayName}`} onClick={() => openEditor(property.path)}>
      <GradientStrip points={points} interval={domainOf(type, points, undefined)} mask={mask} />
    </button>
  )
}
