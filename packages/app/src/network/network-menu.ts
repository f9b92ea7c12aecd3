import { Boxes, FileCode, Link2, Play, Plus, Square, Trash2, Ungroup } from 'lucide-react'
import { useCallback } from 'react'
import { menuEntry } from '../commands/menu-entry.ts'
import { showLinkDialog } from '../links/link-dialog.tsx'
import { usePage } from '../page-context.ts'
import { select, useStore } from '../store.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { selectedConnections } from './connection-selection.ts'
import { linkView } from './link-view.ts'
import { networkView } from './network-view.ts'

/** Entries of the context menu for what the pointer is on: a processor, a connection, or empty ground. */
export function useNetworkMenu(): (target: Element) => readonly MenuEntry[] {
  const { commands, network, editor } = usePage()
  return useCallback(
    (target: Element) => {
      if (target.closest('[role="dialog"]')) return []
      const entry = (id: string, icon?: MenuIcon) => menuEntry(commands.get(id), icon)
      const { selection, processors } = useStore.getState()
      const edge = target.closest<HTMLElement>('.react-flow__edge')?.dataset.id
      if (edge !== undefined) {
        selectedConnections.select(edge)
        select([])
        return [{ label: 'Delete Connection', icon: Trash2, onSelect: () => network.delete(selectedConnections.connections) }]
      }
      const link = linkView.linked(target.closest<HTMLElement>('[data-link]')?.dataset.link)
      if (link) {
        linkView.select(link.key)
        select([])
        return [
          { label: 'Edit Links…', icon: Link2, onSelect: () => showLinkDialog(link.from, link.to) },
          { label: 'Unlink', icon: Trash2, onSelect: () => network.unlink(link.links) },
        ]
      }
      // Without a node under the pointer (or with the menu key) the menu is about the selection, if there is one.
      const node =
        target.closest<HTMLElement>('.react-flow__node')?.dataset.id ??
        (target.closest('.react-flow__pane') ? undefined : [...selection][0])
      if (node === undefined)
        return [
          { label: 'Add Processor…', icon: Plus, onSelect: () => networkView.openAdd() },
          'separator',
          entry('edit.paste'),
          entry('edit.selectAll'),
          'separator',
          entry('view.fitAll'),
          entry('view.links'),
        ]
      if (!selection.has(node)) select([node])
      const { file, status, composite } = processors.get(node) ?? {}
      return [
        ...(file === undefined ? [] : [{ label: 'Edit Code', icon: FileCode, shortcut: 'E', onSelect: () => void editor.open(file) }]),
        entry('network.rename'),
        entry('network.link'),
        entry('network.inspectPorts'),
        'separator',
        entry('network.rerun', Play),
        ...(status?.state === 'running' ? [entry('network.cancel', Square)] : []),
        'separator',
        entry('network.createComposite', Boxes),
        ...(composite === 'composite' ? [entry('network.enterComposite'), entry('network.expandComposite', Ungroup)] : []),
        'separator',
        entry('edit.cut'),
        entry('edit.copy'),
        entry('edit.duplicate'),
        entry('edit.delete', Trash2),
        entry('edit.deleteReconnect'),
      ] as readonly MenuEntry[]
    },
    [commands, network, editor],
  )
}

type MenuIcon = typeof Trash2
