import type { Change, ProcessorView } from '@ivw/engine/protocol'
import { type FormEvent, useId, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { sentence } from '../shell/notices.ts'
import { identifierAt, levelOf, localIdentifier } from '../state/level.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Changes what a processor is called on its node, and by which identifier files and scripts know it. */
export function RenameDialog({ processor, onClose }: { processor: ProcessorView; onClose: () => void }) {
  const engine = useEngine()
  const form = useId()
  const [displayName, setDisplayName] = useState(processor.displayName)
  const [identifier, setIdentifier] = useState(localIdentifier(processor.identifier))
  const [refusal, setRefusal] = useState<string>()
  const to = identifierAt(levelOf(processor.identifier), identifier)
  const taken = useStore(state => to !== processor.identifier && state.processors.has(to))
  const wrong = identifierProblem(identifier) ?? (taken ? 'Another processor has this identifier.' : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wrong !== undefined) return
    const changes: Change[] = []
    if (displayName !== processor.displayName) changes.push({ kind: 'setDisplayName', identifier: processor.identifier, displayName })
    if (to !== processor.identifier) changes.push({ kind: 'renameProcessor', identifier: processor.identifier, to })
    if (changes.length === 0) return onClose()
    try {
      await engine.request('apply', { name: `Rename ${processor.displayName}`, changes })
      onClose()
    } catch (error) {
      setRefusal(sentence(error))
    }
  }

  return (
    <Dialog
      title="Rename Processor"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={wrong !== undefined}>
            Rename
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={event => void submit(event)}>
        <TextField
          label="Name"
          value={displayName}
          onFocus={event => event.target.select()}
          onChange={event => setDisplayName(event.target.value)}
        />
        <TextField
          label="Identifier"
          value={identifier}
          spellCheck={false}
          error={wrong ?? refusal}
          hint="Files and scripts find the processor by it."
          onChange={event => {
            setIdentifier(event.target.value)
            setRefusal(undefined)
          }}
        />
      </form>
    </Dialog>
  )
}

/** Paths of properties and ports are made of identifiers and dots. */
function identifierProblem(identifier: string): string | undefined {
  if (identifier.trim() === '') return 'An identifier is needed.'
  if (identifier.includes('.')) return 'An identifier has no dots.'
  if (identifier.includes('/')) return 'An identifier has no slashes.'
  return undefined
}
