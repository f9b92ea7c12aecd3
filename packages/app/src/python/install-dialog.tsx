import type { InstallPlan, PackageRequest } from '@ivw/engine/protocol'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import './install-dialog.css'

/** Shows the command, asks, and runs it; resolves with whether the package is installed. */
export function installPackage(engine: EngineClient, request: PackageRequest): Promise<boolean> {
  return new Promise(resolve => {
    showDialog(close => {
      const end = (installed: boolean) => {
        close()
        resolve(installed)
      }
      return <InstallDialog engine={engine} request={request} onEnd={end} />
    })
  })
}

/** Asks which package, then as `installPackage`. */
export function NamePackageDialog({ engine, onClose }: { engine: EngineClient; onClose: () => void }) {
  const form = useId()
  const interpreter = useStore(state => state.python.interpreter)
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onClose()
    void installPackage(engine, { package: name.trim() })
  }
  return (
    <Dialog
      title="Install Package"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={name.trim() === ''}>
            Continue
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Name of the package"
          placeholder="scipy"
          autoComplete="off"
          spellCheck={false}
          value={name}
          hint={interpreter === undefined ? undefined : `It is installed for ${interpreter}`}
          onChange={event => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

type Stage = 'planning' | 'asking' | 'running' | 'failed' | 'cancelled'

interface InstallDialogProps {
  engine: EngineClient
  request: PackageRequest
  onEnd: (installed: boolean) => void
}

function InstallDialog({ engine, request, onEnd }: InstallDialogProps) {
  const [plan, setPlan] = useState<InstallPlan>()
  const [stage, setStage] = useState<Stage>('planning')
  const [problem, setProblem] = useState<string>()
  const [first, setFirst] = useState(0)

  useEffect(() => {
    engine.request('planInstallation', request).then(
      found => {
        setPlan(found)
        setProblem(found.refusal)
        setStage(found.refusal === undefined ? 'asking' : 'failed')
      },
      (error: unknown) => {
        setProblem(sentence(error))
        setStage('failed')
      },
    )
  }, [engine, request])

  const install = async () => {
    if (!plan) return
    setFirst(useStore.getState().logs.at(-1)?.id ?? 0)
    setStage('running')
    try {
      const { outcome } = await engine.request('install', { ...request, package: plan.package })
      if (outcome === 'installed') {
        notify('info', `Installed ${plan.package}.`)
        onEnd(true)
      } else setStage(outcome)
    } catch (error) {
      setProblem(sentence(error))
      setStage('failed')
    }
  }

  const leave = () => {
    if (stage === 'running') engine.perform('cancelInstallation', {})
    else onEnd(false)
  }
  const name = plan?.package ?? request.package ?? request.module ?? ''
  return (
    <Dialog
      title={`Install ${name}`}
      width={600}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{stage === 'failed' || stage === 'cancelled' ? 'Close' : 'Cancel'}</Button>
          {plan?.refusal === undefined && (
            <Button variant="primary" data-autofocus disabled={!plan || stage === 'running'} onClick={() => void install()}>
              {stage === 'failed' || stage === 'cancelled' ? 'Try Again' : 'Install'}
            </Button>
          )}
        </>
      }
    >
      {plan && (
        <>
          <p className="dialog-text">This command is run on your machine. It downloads the package and what the package needs.</p>
          <pre className="install-command">{plan.command}</pre>
        </>
      )}
      {stage !== 'planning' && stage !== 'asking' && plan?.refusal === undefined && <Output first={first} command={plan?.command} />}
      <p className={classes('install-state', stage === 'failed' && 'install-failed')} role="status">
        {problem ?? stageWords[stage]}
      </p>
    </Dialog>
  )
}

const stageWords: Readonly<Record<Stage, string>> = {
  planning: 'Looking at the environment …',
  asking: '',
  running: 'Installing …',
  failed: 'It could not be installed. The lines above say why.',
  cancelled: 'The installation was cancelled.',
}

/** The last lines that it printed; the console has all of them. */
function Output({ first, command }: { first: number; command: string | undefined }) {
  const logs = useStore(state => state.logs)
  const lines = logs.filter(({ id, source, text }) => id > first && source === 'Install' && text !== command).slice(-8)
  return (
    <pre className="install-output" role="log" aria-label="Output">
      {lines.map(({ text }) => text).join('\n')}
    </pre>
  )
}
