import type { InterpreterView } from '@ivw/engine/protocol'
import { Check, LoaderCircle } from 'lucide-react'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { installPackage } from './install-dialog.tsx'
import './interpreters-dialog.css'

/** Every Python of the machine: which one runs, which could, and what the others lack. */
export function InterpretersDialog({ engine, onClose }: { engine: EngineClient; onClose: () => void }) {
  const { found, error, look, add } = useInterpreters(engine)
  const [starting, setStarting] = useState<string>()
  const [refusal, setRefusal] = useState<string>()

  const choose = async ({ path }: InterpreterView) => {
    setStarting(path)
    setRefusal(undefined)
    try {
      await engine.request('chooseInterpreter', { path })
      notify('info', `Python runs from ${path}.`)
      onClose()
    } catch (reason) {
      setRefusal(sentence(reason))
      setStarting(undefined)
    }
  }
  const mend = async ({ path }: InterpreterView) => {
    if (await installPackage(engine, { package: 'numpy', interpreter: path })) await look()
  }

  return (
    <Dialog title="Choose Interpreter" width={680} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {!found && !error && (
        <p className="interpreters-wait" role="status">
          <LoaderCircle aria-hidden size={14} className="spin" /> Looking for Python …
        </p>
      )}
      {(error ?? refusal) && (
        <p role="alert" className="interpreters-error">
          {error ?? refusal}
        </p>
      )}
      {found && (
        <ul className="interpreters" aria-label="Interpreters">
          {found.map(each => (
            <Interpreter
              key={each.path}
              interpreter={each}
              busy={starting}
              onChoose={() => void choose(each)}
              onInstall={() => void mend(each)}
            />
          ))}
        </ul>
      )}
      {found && <OtherPath onAdd={add} />}
    </Dialog>
  )
}

function useInterpreters(engine: EngineClient) {
  const [found, setFound] = useState<readonly InterpreterView[]>()
  const [error, setError] = useState<string>()
  const look = useCallback(async () => {
    try {
      setFound((await engine.request('interpreters', {})).interpreters)
      setError(undefined)
    } catch (reason) {
      setError(sentence(reason))
    }
  }, [engine])
  useEffect(() => void look(), [look])
  /** Resolves with why there is nothing to add. */
  const add = async (path: string): Promise<string | undefined> => {
    try {
      const added = await engine.request('examineInterpreter', { path })
      setFound((others = []) => [...others.filter(other => other.path !== added.path), added])
      return undefined
    } catch (reason) {
      return sentence(reason)
    }
  }
  return { found, error, look, add }
}

interface InterpreterProps {
  interpreter: InterpreterView
  /** Path of the one that is being started. */
  busy: string | undefined
  onChoose: () => void
  onInstall: () => void
}

function Interpreter({ interpreter, busy, onChoose, onInstall }: InterpreterProps) {
  const { path, origin, current, version, numpy, problem, mendedBy } = interpreter
  const versions = [version && `Python ${version}`, numpy && `NumPy ${numpy}`, origin].filter(Boolean).join(' · ')
  const verb = mendedBy === 'updating' ? 'Update NumPy' : 'Install NumPy Here'
  return (
    <li className="interpreter" aria-current={current ? 'true' : undefined} data-interpreter={path}>
      <span className="interpreter-text">
        <strong>{path}</strong>
        <span>{versions}</span>
        {problem !== undefined && <span className="interpreter-problem">It {problem}.</span>}
      </span>
      {current && problem === undefined && (
        <span className="interpreter-current">
          <Check aria-hidden size={14} /> In use
        </span>
      )}
      {!current && problem === undefined && (
        <Button disabled={busy !== undefined} aria-label={`Use ${path}`} onClick={onChoose}>
          {busy === path ? 'Starting …' : 'Use'}
        </Button>
      )}
      {mendedBy !== undefined && (
        <Button aria-label={`${verb}: ${path}`} onClick={onInstall}>
          {verb}…
        </Button>
      )}
    </li>
  )
}

function OtherPath({ onAdd }: { onAdd: (path: string) => Promise<string | undefined> }) {
  const [path, setPath] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() === '' || busy) return
    setBusy(true)
    const refusal = await onAdd(path.trim())
    setBusy(false)
    setProblem(refusal)
    if (refusal === undefined) setPath('')
  }
  return (
    <form className="interpreter-other" onSubmit={event => void submit(event)}>
      <TextField
        label="Another one: a Python program, or the folder of an environment"
        placeholder="/home/me/project/.venv"
        autoComplete="off"
        spellCheck={false}
        value={path}
        error={problem}
        onChange={event => {
          setPath(event.target.value)
          setProblem(undefined)
        }}
      />
      <Button type="submit" disabled={path.trim() === '' || busy}>
        Add to the List
      </Button>
    </form>
  )
}
