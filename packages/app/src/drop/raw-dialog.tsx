import type { ProcessorView, RawFileView } from '@ivw/engine/protocol'
import { type FormEvent, useId, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import type { EngineClient } from '../engine/client.ts'
import { useEngine } from '../engine/engine-context.ts'
import { notify, sentence } from '../shell/notices.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { nameOf } from '../ui/file-path.ts'
import { draftOf, guessDraft, isReadable, rawDataOf } from './raw-draft.ts'
import { RawFields } from './raw-fields.tsx'

/** Asks what is in the raw file of a source; the user hears when it reads none. */
export async function describeRawData(engine: EngineClient, { identifier, displayName }: ProcessorView): Promise<void> {
  try {
    const { file } = await engine.request('rawData', { identifier })
    if (file) showDialog(close => <RawDialog identifier={identifier} file={file} onClose={close} />)
    else notify('info', `${displayName} reads no .raw file.`)
  } catch (error) {
    notify('error', sentence(error))
  }
}

interface RawDialogProps {
  identifier: string
  file: RawFileView
  onClose: () => void
}

function RawDialog({ identifier, file: { path, bytes, raw }, onClose }: RawDialogProps) {
  const engine = useEngine()
  const form = useId()
  const [draft, setDraft] = useState(() => (raw ? draftOf(raw) : guessDraft(bytes)))
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const described = rawDataOf(draft)
    if (!described) return
    try {
      await engine.request('describeRawData', { identifier, raw: described })
      onClose()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog
      keeps
      title="Raw Data"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={!isReadable(draft, bytes)}>
            Read
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={event => void submit(event)}>
        <RawFields name={nameOf(path)} bytes={bytes} draft={draft} onChange={setDraft} />
        {problem !== undefined && <p role="alert">{problem}</p>}
      </form>
    </Dialog>
  )
}
