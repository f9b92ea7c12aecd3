import { ArrowUpDown, type LucideIcon, Maximize } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../../engine/engine-context.ts'
import { Button } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import type { WidgetProps } from './widget.ts'
import './button-widget.css'

export function ButtonWidget({ property, readOnly }: WidgetProps) {
  const { press, problem } = usePress(property.path)
  return (
    <div className="button-widget">
      <Button disabled={readOnly} onClick={() => press()}>
        {property.displayName}
      </Button>
      {problem && <p className="property-problem">{problem}</p>}
    </div>
  )
}

export function ButtonGroupWidget({ property, edit, readOnly }: WidgetProps) {
  const { press, problem } = usePress(property.path)
  const buttons: readonly unknown[] = Array.isArray(edit.state.buttons) ? edit.state.buttons : []
  return (
    <div className="button-widget">
      <fieldset className="button-group" aria-label={property.displayName}>
        {buttons.map((button, index) => {
          const { name, tooltip, icon: Icon } = described(button, index)
          return (
            // Buttons are known by their place alone.
            <Tooltip key={`${index.toString()} ${name}`} text={tooltip}>
              <Button disabled={readOnly} aria-label={Icon && name} onClick={() => press(index)}>
                {Icon ? <Icon aria-hidden size={14} className="button-icon-only" /> : name}
              </Button>
            </Tooltip>
          )
        })}
      </fieldset>
      {problem && <p className="property-problem">{problem}</p>}
    </div>
  )
}

/** Presses a button property; a refusal is shown where it was pressed. */
function usePress(path: string) {
  const engine = useEngine()
  const [problem, setProblem] = useState<string>()
  const press = (index?: number) => {
    setProblem(undefined)
    engine
      .request('press', { path, ...(index !== undefined && { index }) })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }
  return { press, problem }
}

/** Icons by the names that processors give them; of others the name is shown. */
const icons: Readonly<Record<string, LucideIcon>> = { maximize: Maximize, 'arrow-up-down': ArrowUpDown }

function described(button: unknown, index: number): { name: string; tooltip: string; icon: LucideIcon | undefined } {
  const { name, tooltip, icon } = (typeof button === 'object' && button !== null ? button : {}) as Record<string, unknown>
  const hint = typeof tooltip === 'string' ? tooltip : ''
  const shown = (typeof name === 'string' && name) || hint || `Button ${(index + 1).toString()}`
  return { name: shown, tooltip: hint || shown, icon: name || typeof icon !== 'string' ? undefined : icons[icon] }
}
