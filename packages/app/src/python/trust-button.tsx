import { ShieldCheck } from 'lucide-react'
import { ask } from '../dialogs/ask.tsx'
import type { EngineClient } from '../engine/client.ts'
import { useEngine } from '../engine/engine-context.ts'
import { Button } from '../ui/button.tsx'
import { untrustedScript } from './untrusted-script.ts'

/** Asks for the trust that a script lacks which a workspace names; nothing for any other text. */
export function TrustButton({ text }: { text: string }) {
  const engine = useEngine()
  const script = untrustedScript(text)
  if (script === undefined) return null
  return (
    <Button className="install-button" onClick={() => void trust(engine, script)}>
      <ShieldCheck aria-hidden size={13} className="button-icon" /> Trust Its Folder…
    </Button>
  )
}

async function trust(engine: EngineClient, script: string): Promise<void> {
  const folder = script.replace(/[\\/][^\\/]*$/, '')
  const answer = await ask({
    title: 'Trust Folder?',
    text: `Python scripts in\n${folder}\nand below it then run as you whenever a workspace names one of them, also later. Trust it only if you know what they do.`,
    choices: [{ value: 'trust', label: 'Trust and Run', variant: 'danger' }],
  })
  if (answer !== undefined) engine.perform('trustFolder', { folder })
}
