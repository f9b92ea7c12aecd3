import {
  Bug,
  Download,
  FilePlus,
  FileTerminal,
  Folder,
  OctagonPause,
  Pause,
  Play,
  Power,
  RotateCw,
  Terminal,
  WandSparkles,
} from 'lucide-react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { useEditorFiles } from '../editor/editor-files.ts'
import { DebugDialog } from '../python/debug-dialog.tsx'
import { NamePackageDialog } from '../python/install-dialog.tsx'
import { InterpretersDialog } from '../python/interpreters-dialog.tsx'
import { NewPythonDialog } from '../python/new-python-dialog.tsx'
import { usePause } from '../python/pause.ts'
import { useStore } from '../store.ts'
import { chooseFile } from '../ui/file-dialog.tsx'
import type { Command } from './command.ts'
import type { CommandTargets } from './page-commands.ts'

export function pythonCommands({ engine, editor, scripts }: CommandTargets): readonly Command[] {
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
    { id: 'python.runScript', label: 'Run Script…', icon: Play, isEnabled: isReady, run: () => void scripts.runFile() },
    { id: 'python.newScript', label: 'New Workspace Script…', icon: FileTerminal, run: () => void scripts.create() },
    {
      id: 'python.interpreter',
      label: 'Choose Interpreter…',
      icon: Terminal,
      run: () => showDialog(close => <InterpretersDialog engine={engine} onClose={close} />),
    },
    {
      id: 'python.install',
      label: 'Install Package…',
      icon: Download,
      run: () => showDialog(close => <NamePackageDialog engine={engine} onClose={close} />),
    },
    {
      id: 'python.debug',
      label: 'Debug…',
      icon: Bug,
      isEnabled: isReady,
      run: () => showDialog(close => <DebugDialog engine={engine} onClose={close} />),
    },
    {
      id: 'python.interrupt',
      label: 'Interrupt Python',
      icon: OctagonPause,
      isEnabled: isReady,
      run: () => engine.perform('interruptPython', {}),
    },
    {
      id: 'python.turnOn',
      label: 'Turn Python On',
      icon: Power,
      isEnabled: () => useStore.getState().python.state === 'off',
      run: () => engine.perform('restartPython', {}),
    },
    {
      id: 'python.format',
      label: 'Format File in the Editor',
      keys: ['Alt+Shift+F'],
      scope: 'everywhere',
      icon: WandSparkles,
      isEnabled: () => useEditorFiles.getState().active !== undefined,
      run: () => void editor.format(),
    },
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

const isReady = (): boolean => useStore.getState().python.state === 'ready'
