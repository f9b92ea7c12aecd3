import { Download } from 'lucide-react'
import { useEngine } from '../engine/engine-context.ts'
import { Button } from '../ui/button.tsx'
import { installPackage } from './install-dialog.tsx'
import { missingModule } from './missing-module.ts'
import { TrustButton } from './trust-button.tsx'

/** Offers what an error asks for: a package, or the user's trust. */
export function RemedyButton({ text }: { text: string }) {
  return (
    <>
      <InstallButton text={text} />
      <TrustButton text={text} />
    </>
  )
}

/** Offers what a ModuleNotFoundError asks for; nothing for any other text. */
function InstallButton({ text }: { text: string }) {
  const engine = useEngine()
  const module = missingModule(text)
  if (module === undefined) return null
  return (
    <Button className="install-button" onClick={() => installPackage(engine, { module })}>
      <Download aria-hidden size={13} className="button-icon" /> Install {module.split('.', 1)[0]}…
    </Button>
  )
}
