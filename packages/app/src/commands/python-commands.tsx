import { FilePlus, Folder, Pause, RotateCw } from 'lucide-react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { NewPythonDialog } from '../python/new-python-dialog.tsx'
import { usePause } from '../python/pause.ts'
import { useStore } from '../store.ts'
import { chooseFile } from '../ui/file-dialog.tsx'
import type { Command } from './command.ts'
import type { CommandTargets } from './page-commands.ts'

export function pythonCommands({ engine, editor }: CommandTargets): readonly Command[] {
  const openFolder = async () => {
    const folder = useStore.getState().session.processorsFolder ?? ''
    const filters = [{ extension: 'py', description: 'Python files' }]
    const path = await chooseFile({ mode: 'open', title: 'Open Python File', filters, start: folder === '' ? '' : `${folder}/` })
    if (path !== undefined) await editor.open(path)
  }
  return [
    {
      id: 'python.new',
      label: 'New Python Processor…',
      icon: FilePlus,
      run: () => showDialog(close => <NewPythonDialog onClose={close} />),
    },
    { id: 'python.folder', label: 'Open Processors Folder…', icon: Folder, run: () => void openFolder() },
    { id: 'python.restart', label: 'Restart Python', icon: RotateCw, run: () => engine.perform('restartPython', {}) },
    {
      id: 'python.pause',
      label: 'Pause Evaluation',
      keys: ['Ctrl+Shift+L'],
      scope: 'everywhere',
      icon: Pause,
      isChecked: () => usePause.getState().paused,
      run: () => {
        const paused = !usePause.getState().paused
        usePause.setState({ paused })
        engine.perform('pauseEvaluation', { paused })
      },
    },
  ]
}
