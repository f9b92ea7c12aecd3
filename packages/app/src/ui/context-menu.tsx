import { ContextMenu as Base } from '@base-ui/react/context-menu'
import { type ReactElement, useState } from 'react'
import type { MenuEntry } from './menu-entry.ts'
import { MenuPopup } from './menu-items.tsx'

export interface ContextMenuProps {
  /** Asked each time the menu opens, with the element under the pointer; no entries, no menu. */
  items: (target: Element) => readonly MenuEntry[]
  /** One element that takes a ref and events. */
  children: ReactElement
}

/** A menu on right click, on the context-menu key and on Shift+F10. */
export function ContextMenu({ items, children }: ContextMenuProps) {
  const [open, setOpen] = useState(false)
  const [entries, setEntries] = useState<readonly MenuEntry[]>([])

  const change = (next: boolean, details: Base.Root.ChangeEventDetails) => {
    if (!next) return setOpen(false)
    const { target } = details.event
    const current = target instanceof Element ? items(target) : []
    setEntries(current)
    setOpen(current.length > 0)
  }

  return (
    <Base.Root open={open} onOpenChange={change}>
      <Base.Trigger render={children} />
      <MenuPopup items={entries} />
    </Base.Root>
  )
}
