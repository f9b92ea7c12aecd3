import type { PropertyView } from '@ivw/engine/protocol'
import { type FormEvent, useId, useState } from 'react'
import { showDialog } from '../../dialogs/dialog-host.tsx'
import { useEngine } from '../../engine/engine-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { applyState } from '../editing/use-property-edit.ts'
import { ExpressionError } from '../numbers/expression.ts'
import { patchOf, type RangeField, rangeFields } from './range-fields.ts'

/** Asks for the bounds and the increment of a property. */
export function showRangeDialog(property: PropertyView): void {
  showDialog(close => <RangeDialog property={property} onClose={close} />)
}

function RangeDialog({ property, onClose }: { property: PropertyView; onClose: () => void }) {
  const engine = useEngine()
  const form = useId()
  const [fields] = useState(() => rangeFields(property))
  const [texts, setTexts] = useState(() => fields.map(field => field.text))
  const [problem, setProblem] = useState<string>()
  const problems = fields.map((field, i) => problemOf(field, texts[i] ?? ''))

  const apply = async (event: FormEvent) => {
    event.preventDefault()
    if (problems.some(found => found !== undefined)) return
    try {
      const patch = patchOf(fields, texts)
      if (Object.keys(patch).length > 0) await applyState(engine, property, patch)
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Dialog
      title={`Range of ${property.displayName}`}
      width={340}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            Apply
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={event => void apply(event)}>
        {fields.map((field, i) => (
          <TextField
            key={field.name}
            label={field.name}
            value={texts[i] ?? ''}
            error={problems[i]}
            autoComplete="off"
            onChange={event => setTexts(texts.with(i, event.target.value))}
          />
        ))}
      </form>
      {problem && <p className="property-problem">{problem}</p>}
    </Dialog>
  )
}

function problemOf(field: RangeField, text: string): string | undefined {
  try {
    field.patch(text)
    return undefined
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
}
