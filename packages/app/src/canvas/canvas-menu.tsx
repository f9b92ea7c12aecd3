import { Menu as Base } from '@base-ui/react/menu'
import type { CanvasInput, CanvasMenuEntry } from '@ivw/engine/protocol'
import { ImageDown } from 'lucide-react'
import type { RefObject } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { MenuPopup } from '../ui/menu-items.tsx'
import { exportPicture } from './export-picture-dialog.tsx'
import { closeCanvasMenu, usePointerFeedback } from './pointer-feedback.ts'
import { usePointer } from './use-pointer.ts'

type ViewAction = Extract<CanvasInput, { type: 'view' }>['action']

const sides: readonly (readonly [ViewAction, string])[] = [
  ['x-', 'From +X'],
  ['x+', 'From −X'],
  ['y-', 'From +Y'],
  ['y+', 'From −Y'],
  ['z-', 'From +Z'],
  ['z+', 'From −Z'],
]

/** The menu that a processor, or a right click beside everything, opens at the pointer over a canvas. */
export function CanvasMenu({ canvas, box }: { canvas: string; box: RefObject<HTMLElement | null> }) {
  const engine = useEngine()
  const menu = usePointerFeedback(state => (state.menu?.canvas === canvas ? state.menu : undefined))
  const pointer = usePointer(box)
  const send = (event: CanvasInput) => engine.send({ kind: 'input', canvas, event })
  const choose = (id: string) => send({ type: 'contextMenu', id, modifiers: [] })
  const own = menu?.entries.map(entry => menuEntry(entry, choose)) ?? []
  const views = menu?.withViews ? viewEntries(action => send({ type: 'view', action })) : []
  const files: readonly MenuEntry[] = menu?.withViews
    ? [{ label: 'Export Picture…', icon: ImageDown, onSelect: () => exportPicture(canvas) }]
    : []
  const items = [own, views, files]
    .filter(part => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['separator' as const, ...part]))
  const anchor = {
    getBoundingClientRect: () => {
      const area = box.current?.getBoundingClientRect()
      const { x, y } = pointer.current ?? { x: area?.left ?? 0, y: area?.top ?? 0 }
      return new DOMRect(x, y, 0, 0)
    },
  }
  return (
    <Base.Root open={items.length > 0} onOpenChange={open => open || closeCanvasMenu()} modal={false}>
      <MenuPopup items={items} anchor={anchor} returnFocusTo={box} />
    </Base.Root>
  )
}

function menuEntry(entry: CanvasMenuEntry, choose: (id: string) => void): MenuEntry {
  switch (entry.kind) {
    case 'separator':
      return 'separator'
    case 'submenu':
      return { label: entry.label, items: entry.entries.map(inner => menuEntry(inner, choose)) }
    case 'action':
      return { label: entry.label, disabled: !entry.enabled, onSelect: () => choose(entry.id) }
  }
}

function viewEntries(show: (action: ViewAction) => void): readonly MenuEntry[] {
  const entry = (action: ViewAction, label: string): MenuEntry => ({ label, onSelect: () => show(action) })
  return [
    entry('fitData', 'Fit Data'),
    { label: 'Look', items: sides.map(([action, label]) => entry(action, label)) },
    entry('flipUp', 'Flip the Up Direction'),
  ]
}
