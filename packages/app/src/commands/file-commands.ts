import type { ProcessorView } from '@ivw/engine/protocol'
import { BookOpen, Clapperboard, FileInput, FilePlus, FileText, FolderOpen, History, House, ImageDown, Save } from 'lucide-react'
import { createElement } from 'react'
import { animation } from '../animation/animation-state.ts'
import { exportPicture } from '../canvas/export-picture-dialog.tsx'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { importFiles } from '../drop/import-files.ts'
import { describeRawData } from '../drop/raw-dialog.tsx'
import { useStore } from '../store.ts'
import { GalleryDialog } from '../workspace/gallery/gallery-dialog.tsx'
import { RecoverDialog } from '../workspace/recover-dialog.tsx'
import { StartPage } from '../workspace/start-page.tsx'
import { WorkspaceProperties } from '../workspace/workspace-properties.tsx'
import type { Command } from './command.ts'
import type { CommandTargets } from './page-commands.ts'

/** Browsers keep Ctrl+N for themselves, so File > New has no key of its own. */
export function fileCommands({ engine, workspace }: CommandTargets): readonly Command[] {
  const commands: readonly Command[] = [
    { id: 'file.new', label: 'New', icon: FilePlus, run: () => void workspace.createNew() },
    { id: 'file.open', label: 'Open…', keys: ['Ctrl+O'], scope: 'everywhere', icon: FolderOpen, run: () => void workspace.open() },
    {
      id: 'file.import',
      label: 'Import Data…',
      keys: ['Ctrl+I'],
      icon: FileInput,
      run: () => void importFiles(engine),
    },
    {
      id: 'file.rawData',
      label: 'Raw Data…',
      isEnabled: () => selectedSource() !== undefined,
      run: () => {
        const source = selectedSource()
        if (source) void describeRawData(engine, source)
      },
    },
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
      run: () => showDialog(close => createElement(GalleryDialog, { onClose: close, onOpen: path => void workspace.openCopy(path) })),
    },
    {
      id: 'file.start',
      label: 'Start Page',
      icon: House,
      run: () =>
        showDialog(close =>
          createElement(StartPage, {
            actions: startActions.flatMap(([id, label]) => {
              const command = commands.find(other => other.id === id)
              return command ? { ...command, label } : []
            }),
            onClose: close,
            onOpen: path => void workspace.open(path),
            onOpenCopy: path => void workspace.openCopy(path),
          }),
        ),
    },
    { id: 'file.saveTemplate', label: 'Save as Template…', run: () => void workspace.saveAsTemplate() },
    { id: 'file.exportPicture', label: 'Export Picture…', icon: ImageDown, run: () => exportPicture() },
    { id: 'file.animation', label: 'Animation…', icon: Clapperboard, run: animation.open },
    {
      id: 'file.properties',
      label: 'Workspace Properties…',
      icon: FileText,
      run: () => showDialog(close => createElement(WorkspaceProperties, { onClose: close })),
    },
  ]
  return commands
}

/** What the start page offers first, and in which words. */
const startActions = [
  ['file.new', 'New Empty Workspace'],
  ['file.open', 'Open…'],
  ['file.import', 'Import Data…'],
] as const

/** The one among the selected processors that can read raw files; after an import, what shows its data is selected, too. */
function selectedSource(): ProcessorView | undefined {
  const { selection, processors } = useStore.getState()
  const selected = [...selection].map(identifier => processors.get(identifier))
  const [source, ...others] = selected.filter(processor => processor?.type === 'org.inviwo.VolumeSource')
  return others.length === 0 ? source : undefined
}
