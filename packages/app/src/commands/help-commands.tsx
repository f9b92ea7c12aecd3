import { CircleHelp, Keyboard } from 'lucide-react'
import { AboutDialog } from '../dialogs/about-dialog.tsx'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { KeysDialog } from '../dialogs/keys-dialog.tsx'
import type { Command } from './command.ts'

export function helpCommands(): readonly Command[] {
  return [
    {
      id: 'help.keys',
      label: 'Keyboard Shortcuts',
      keys: ['?', 'F1'],
      icon: Keyboard,
      run: () => showDialog(close => <KeysDialog onClose={close} />),
    },
    { id: 'help.about', label: 'About', icon: CircleHelp, run: () => showDialog(close => <AboutDialog onClose={close} />) },
  ]
}
