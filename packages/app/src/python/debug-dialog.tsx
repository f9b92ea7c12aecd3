import type { DebuggerView } from '@ivw/engine/protocol'
import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { attachConfiguration } from './attach-configuration.ts'
import { installPackage } from './install-dialog.tsx'
import './install-dialog.css'

/** Lets a debugger attach to Python and says how VS Code does it. */
export function DebugDialog({ engine, onClose }: { engine: EngineClient; onClose: () => void }) {
  const [found, setFound] = useState<DebuggerView>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    engine.request('debugPython', {}).then(setFound, (error: unknown) => setProblem(sentence(error)))
  }, [engine])
  const text = found?.state === 'listening' ? attachConfiguration(found) : ''
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    notify('info', 'Copied.')
  }
  const install = async () => {
    onClose()
    await installPackage(engine, { package: 'debugpy' })
  }
  return (
    <Dialog
      title="Debug Python"
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {found?.state === 'missing' && (
            <Button variant="primary" onClick={() => void install()}>
              Install debugpy…
            </Button>
          )}
          {found?.state === 'listening' && (
            <Button variant="primary" onClick={() => void copy()}>
              <Copy aria-hidden size={13} className="button-icon" /> Copy
            </Button>
          )}
        </>
      }
    >
      {problem && <p role="alert">{problem}</p>}
      {!found && !problem && <p role="status">Asking Python …</p>}
      {found?.state === 'missing' && (
        <p className="dialog-text">{`Breakpoints need the package debugpy, which is not installed for ${found.interpreter}.`}</p>
      )}
      {found?.state === 'listening' && (
        <>
          <p className="dialog-text" role="status">
            {`Python waits for a debugger at ${found.host}:${found.port.toString()}, until it is restarted.`}
          </p>
          <ol className="debug-steps">
            <li>
              In VS Code, with the extension <em>Python Debugger</em>, add this to <code>configurations</code> in{' '}
              <code>.vscode/launch.json</code>:
              <pre className="install-command" data-configuration>
                {text}
              </pre>
            </li>
            <li>Choose it under Run and Debug, and press F5.</li>
            <li>Set breakpoints in the file of a processor: they stop the next run. The page goes on meanwhile.</li>
          </ol>
        </>
      )}
    </Dialog>
  )
}
