import type { ProcessorView } from '@ivw/engine/protocol'
import { Boxes, ClipboardPaste, Copy, Link2, Redo2, ScanSearch, Scissors, Undo2, Ungroup } from 'lucide-react'
import { createElement } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { type InspectedPort, openInspector } from '../inspector/open-inspectors.ts'
import { showLinkDialog } from '../links/link-dialog.tsx'
import { copySelection, cutSelection, pasteProcessors } from '../network/clipboard.ts'
import { selectedConnections } from '../network/connection-selection.ts'
import { linkView } from '../network/link-view.ts'
import { isBorder, selectedComposite } from '../network/network-actions.ts'
import { networkView } from '../network/network-view.ts'
import { RenameDialog } from '../network/rename-dialog.tsx'
import type { Direction } from '../network/walk.ts'
import { processorSearchId } from '../processors/processor-list.tsx'
import { layout } from '../shell/layout.ts'
import { useStore } from '../store.ts'
import type { Command } from './command.ts'
import type { CommandTargets } from './page-commands.ts'

const state = () => useStore.getState()
const hasSelection = () => state().selection.size > 0
const isRunning = () => [...state().processors.values()].some(({ status }) => status.state === 'running')

export function editCommands(targets: CommandTargets): readonly Command[] {
  return [
    ...historyCommands(targets),
    ...clipboardCommands(targets),
    ...selectionCommands(targets),
    ...compositeCommands(targets),
    ...walkCommands(targets),
  ]
}

function historyCommands({ engine }: CommandTargets): readonly Command[] {
  return [
    {
      id: 'edit.undo',
      label: 'Undo',
      detail: () => state().history.undo,
      keys: ['Ctrl+Z'],
      icon: Undo2,
      isEnabled: () => state().history.undo !== undefined,
      run: () => engine.perform('undo', {}),
    },
    {
      id: 'edit.redo',
      label: 'Redo',
      detail: () => state().history.redo,
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      icon: Redo2,
      isEnabled: () => state().history.redo !== undefined,
      run: () => engine.perform('redo', {}),
    },
    {
      id: 'edit.undoView',
      label: 'Undo Camera Move',
      keys: ['Ctrl+Alt+Z'],
      isEnabled: () => state().history.undoView !== undefined,
      run: () => engine.perform('undoView', {}),
    },
    {
      id: 'edit.redoView',
      label: 'Redo Camera Move',
      keys: ['Ctrl+Alt+Shift+Z'],
      isEnabled: () => state().history.redoView !== undefined,
      run: () => engine.perform('redoView', {}),
    },
  ]
}

function clipboardCommands({ engine, network }: CommandTargets): readonly Command[] {
  return [
    {
      id: 'edit.cut',
      label: 'Cut',
      keys: ['Ctrl+X'],
      scope: 'network',
      icon: Scissors,
      isEnabled: hasSelection,
      run: () => void cutSelection(engine),
    },
    {
      id: 'edit.copy',
      label: 'Copy',
      keys: ['Ctrl+C'],
      scope: 'network',
      icon: Copy,
      isEnabled: hasSelection,
      run: () => void copySelection(engine),
    },
    // The browser turns these keys into a paste event, which carries the text.
    {
      id: 'edit.paste',
      label: 'Paste',
      keys: ['Ctrl+V'],
      native: true,
      icon: ClipboardPaste,
      run: () => void pasteProcessors(engine, undefined, false),
    },
    {
      id: 'edit.pasteInputs',
      label: 'Paste with Inputs',
      keys: ['Ctrl+Shift+V'],
      native: true,
      run: () => void pasteProcessors(engine, undefined, true),
    },
    {
      id: 'edit.duplicate',
      label: 'Duplicate',
      keys: ['Ctrl+D', 'Shift+D'],
      scope: 'network',
      isEnabled: hasSelection,
      run: () => void network.duplicate(),
    },
    {
      id: 'edit.delete',
      label: 'Delete',
      keys: ['Delete', 'Backspace'],
      scope: 'network',
      isEnabled: () => hasSelection() || selectedConnections.connections.length > 0 || linkView.selectedLinks.length > 0,
      run: () => network.delete(selectedConnections.connections, linkView.selectedLinks),
    },
    {
      id: 'edit.deleteReconnect',
      label: 'Delete and Reconnect',
      keys: ['Ctrl+Delete'],
      scope: 'network',
      isEnabled: hasSelection,
      run: () => network.deleteAndReconnect(),
    },
  ]
}

function selectionCommands({ network, editor }: CommandTargets): readonly Command[] {
  const single = () => (state().selection.size === 1 ? state().processors.get([...state().selection][0] ?? '') : undefined)
  return [
    { id: 'edit.selectAll', label: 'Select All', keys: ['Ctrl+A'], scope: 'network', run: () => network.selectAll() },
    {
      id: 'edit.find',
      label: 'Find Processor Type',
      keys: ['Ctrl+F'],
      run: () => {
        layout.show('processor-list')
        document.getElementById(processorSearchId)?.focus()
      },
    },
    { id: 'network.add', label: 'Add Processor…', keys: ['Tab', 'Shift+A'], scope: 'network', run: () => networkView.openAdd() },
    {
      id: 'network.rename',
      label: 'Rename…',
      keys: ['F2'],
      scope: 'network',
      isEnabled: () => single() !== undefined,
      run: () => {
        const processor = single()
        if (processor) showDialog(close => createElement(RenameDialog, { processor, onClose: close }))
      },
    },
    {
      id: 'network.link',
      label: 'Link Properties…',
      keys: ['L'],
      scope: 'network',
      icon: Link2,
      // With one processor, the other one is chosen in the dialog.
      isEnabled: () => state().selection.size === 1 || state().selection.size === 2,
      run: () => {
        const [first, second] = state().selection
        if (first !== undefined) showLinkDialog(first, second ?? first)
      },
    },
    {
      id: 'network.inspectPorts',
      label: 'Inspect Ports',
      keys: ['I'],
      scope: 'network',
      icon: ScanSearch,
      isEnabled: () => firstPort(single()) !== undefined,
      run: () => {
        const port = firstPort(single())
        if (port) openInspector(port)
      },
    },
    {
      id: 'network.editCode',
      label: 'Edit Code',
      keys: ['E'],
      scope: 'network',
      isEnabled: () => single()?.file !== undefined,
      run: () => {
        const file = single()?.file
        if (file !== undefined) void editor.open(file)
      },
    },
    { id: 'network.rerun', label: 'Run Again', keys: ['Ctrl+Enter'], isEnabled: hasSelection, run: () => network.rerun() },
    {
      id: 'network.cancel',
      label: 'Cancel',
      keys: ['Ctrl+Alt+Enter'],
      scope: 'everywhere',
      isEnabled: isRunning,
      run: () => network.cancel(),
    },
  ]
}

/** What a processor makes is looked at first, else what it takes. */
function firstPort(processor: ProcessorView | undefined): InspectedPort | undefined {
  const [outport] = processor?.outports ?? []
  const [inport] = processor?.inports ?? []
  const path = (port: { readonly identifier: string }) => `${processor?.identifier ?? ''}.${port.identifier}`
  if (outport) return { path: path(outport), direction: 'out' }
  return inport && { path: path(inport), direction: 'in' }
}

function compositeCommands({ network }: CommandTargets): readonly Command[] {
  return [
    {
      id: 'network.createComposite',
      label: 'Create Composite',
      keys: ['Ctrl+G'],
      scope: 'network',
      icon: Boxes,
      isEnabled: () => [...state().selection].some(identifier => !isBorder(identifier)),
      run: () => void network.createComposite(),
    },
    {
      id: 'network.expandComposite',
      label: 'Expand Composite',
      keys: ['Ctrl+Shift+G'],
      scope: 'network',
      icon: Ungroup,
      isEnabled: () => selectedComposite() !== undefined,
      run: () => void network.expandComposite(),
    },
    {
      id: 'network.enterComposite',
      label: 'Enter Composite',
      keys: ['Enter'],
      scope: 'network',
      isEnabled: () => selectedComposite() !== undefined,
      run: () => network.enter(),
    },
    {
      id: 'network.leaveComposite',
      label: 'Leave Composite',
      keys: ['Escape'],
      scope: 'network',
      isEnabled: () => state().level !== '',
      run: () => network.leave(),
    },
  ]
}

function walkCommands({ network }: CommandTargets): readonly Command[] {
  const keys: readonly (readonly [Direction, string, string])[] = [
    ['left', 'Left', 'ArrowLeft'],
    ['right', 'Right', 'ArrowRight'],
    ['up', 'Up', 'ArrowUp'],
    ['down', 'Down', 'ArrowDown'],
  ]
  return keys.flatMap(([direction, word, key]): readonly Command[] => [
    { id: `network.walk.${direction}`, label: `Select Next ${word}`, keys: [key], scope: 'network', run: () => network.walk(direction) },
    {
      id: `network.nudge.${direction}`,
      label: `Move ${word}`,
      keys: [`Ctrl+${key}`],
      scope: 'network',
      isEnabled: hasSelection,
      run: () => network.nudge(direction),
    },
  ])
}
