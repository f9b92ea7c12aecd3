import { Download } from 'lucide-react'
import { useEngine } from '../engine/engine-context.ts'
import { Button } from '../ui/button.tsx'
import { installPackage } from './install-dialog.tsx'
import { missingModule } from './missing-module.ts'

/** Offers what a ModuleNotFoundError asks for; nothing for any other text. */
export function InstallButton({ text }: { text: string }) {
  const engine = useEngine()
  const module = missingModule(text)
  if (module === undefined) return null
  return (
    <Button className="install-button" onClick={() => installPackage(engine, { module })}>
      <Download aria-hidden size={13} className="button-icon" /> Install {module.split('.', 1)[0]}…
    </Button>
  )
}
