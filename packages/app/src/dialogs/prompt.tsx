import { type FormEvent, useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showDialog } from './dialog-host.tsx'

export interface PromptQuestion {
  readonly title: string
  readonly message: string
  readonly initial: string
}

/** Asks for a line of text; undefined when the user cancels. An empty line is an answer. */
export function prompt(question: PromptQuestion): Promise<string | undefined> {
  return new Promise(resolve => {
    showDialog(close => (
      <PromptDialog
        {...question}
        onDone={answer => {
          close()
          resolve(answer)
        }}
      />
    ))
  })
}

function PromptDialog({ title, message, initial, onDone }: PromptQuestion & { onDone: (answer: string | undefined) => void }) {
  const form = useId()
  const [text, setText] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone(text)
  }
  return (
    <Dialog
      title={title}
      onClose={() => onDone(undefined)}
      actions={
        <>
          <Button onClick={() => onDone(undefined)}>Cancel</Button>
          <Button variant="primary" type="submit" form={form}>
            OK
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField label={message} value={text} onFocus={event => event.target.select()} onChange={event => setText(event.target.value)} />
      </form>
    </Dialog>
  )
}
