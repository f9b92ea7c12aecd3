import { BookOpen, FilePlus, FolderOpen, History, Save } from 'lucide-react'
import { createElement } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { ExamplesDialog } from '../workspace/examples-dialog.tsx'
import { RecoverDialog } from '../workspace/recover-dialog.tsx'
import type { Command } from './command.ts'
import type { CommandTargets } from './page-commands.ts'

/** Browsers keep Ctrl+N for themselves, so File > New has no key of its own. */
export function fileCommands({ workspace }: CommandTargets): readonly Command[] {
  return [
    { id: 'file.new', label: 'New', icon: FilePlus, run: () => void workspace.createNew() },
    { id: 'file.open', label: 'Open…', keys: ['Ctrl+O'], scope: 'everywhere', icon: FolderOpen, run: () => void workspace.open() },
    { id: 'file.save', label: 'Save', keys: ['Ctrl+S'], scope: 'everywhere', icon: Save, run: () => void workspace.save() },
    { id: 'file.saveAs', label: 'Save As…', keys: ['Ctrl+Shift+S'], scope: 'everywhere', run: () => void workspace.saveAs() },
    {
      id: 'file.recover',
      label: 'Recover…',
      icon: History,
      run: () => showDialog(close => createElement(RecoverDialog, { onClose: close, onRestore: id => workspace.restore(id) })),
    },
    {
      id: 'file.examples',
      label: 'Examples…',
      icon: BookOpen,
      run: () => showDialog(close => createElement(ExamplesDialog, { onClose: close, onOpen: path => void workspace.open(path) })),
    },
  ]
}
