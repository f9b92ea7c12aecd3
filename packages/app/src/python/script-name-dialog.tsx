import { type FormEvent, useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

interface ScriptNameDialogProps {
  suggestion: string
  taken: readonly string[]
  onEnd: (name: string | undefined) => void
}

export function ScriptNameDialog({ suggestion, taken, onEnd }: ScriptNameDialogProps) {
  const form = useId()
  const [name, setName] = useState(suggestion)
  const trimmed = name.trim()
  const wrong = trimmed === '' ? 'A name is needed.' : taken.includes(trimmed) ? 'Another script has this name.' : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong === undefined) onEnd(trimmed)
  }
  return (
    <Dialog
      title="Script name"
      width={360}
      onClose={() => onEnd(undefined)}
      actions={
        <>
          <Button onClick={() => onEnd(undefined)}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={wrong !== undefined}>
            OK
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Name:"
          value={name}
          error={wrong}
          hint="It is saved with the workspace."
          autoComplete="off"
          onFocus={event => event.target.select()}
          onChange={event => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
