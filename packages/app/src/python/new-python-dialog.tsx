import { type FormEvent, useId, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { nameOf } from '../ui/file-path.ts'
import { TextField } from '../ui/text-field.tsx'
import { pythonNameProblem } from './python-name.ts'
import { describeTemplate, templateNames } from './templates.ts'
import './new-python-dialog.css'

interface Created {
  readonly path: string
  readonly classIdentifier: string | undefined
}

/** Writes a Python processor from a template, opens its file, and offers to place it in the network. */
export function NewPythonDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Created>()
  return created ? <PlaceIt created={created} onClose={onClose} /> : <NameIt onCreated={setCreated} onClose={onClose} />
}

function NameIt({ onCreated, onClose }: { onCreated: (created: Created) => void; onClose: () => void }) {
  const engine = useEngine()
  const { editor } = usePage()
  const form = useId()
  const folder = useStore(state => state.session.processorsFolder)
  const templates = templateNames(useStore(state => state.session.templates))
  const [name, setName] = useState('')
  const [template, setTemplate] = useState(templates[0] ?? '')
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const wrong = pythonNameProblem(name)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wrong !== undefined || busy) return
    setBusy(true)
    try {
      const created = await engine.request('newPythonProcessor', { name, template })
      await editor.open(created.path)
      onCreated(created)
    } catch (error) {
      setRefusal(sentence(error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      keeps
      title="New Python Processor"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={wrong !== undefined || busy}>
            Create
          </Button>
        </>
      }
    >
      <form id={form} className="new-python" onSubmit={event => void submit(event)}>
        <TextField
          label="Name of the class and its file"
          placeholder="MyProcessor"
          autoComplete="off"
          spellCheck={false}
          value={name}
          error={refusal ?? (name === '' ? undefined : wrong)}
          hint={name === '' ? folder : `${folder ?? ''}/${name}.py`}
          onChange={event => {
            setName(event.target.value)
            setRefusal(undefined)
          }}
        />
        <fieldset className="templates">
          <legend>Template</legend>
          {templates.map(each => (
            <label key={each} className="template">
              <input type="radio" name="template" value={each} checked={each === template} onChange={() => setTemplate(each)} />
              <span>
                <strong>{describeTemplate(each).title}</strong>
                <span>{describeTemplate(each).text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}

function PlaceIt({ created: { path, classIdentifier }, onClose }: { created: Created; onClose: () => void }) {
  const { network } = usePage()
  const runs = useStore(state => state.python.state === 'ready')
  const lack = runs ? 'It gives no processor yet: see “Files with errors” in the Processor List.' : 'It is a processor once Python runs.'
  const place = () => {
    onClose()
    if (classIdentifier !== undefined) void network.addInView(classIdentifier)
  }
  return (
    <Dialog
      title={`${nameOf(path)} Is ${classIdentifier === undefined ? 'Written' : 'Ready'}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not Now</Button>
          <Button variant="primary" disabled={classIdentifier === undefined} onClick={place}>
            Place It in the Network
          </Button>
        </>
      }
    >
      <p className="dialog-text">
        {classIdentifier === undefined
          ? `${path} was written and is open in the Python Editor. ${lack}`
          : `${path} was written, is in the Processor List, and is open in the Python Editor. Saving it there or in any other editor reloads it.`}
      </p>
    </Dialog>
  )
}
