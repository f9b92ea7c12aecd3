import { Menu as Base } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import type { MenuAction, MenuEntry, Submenu } from './menu-entry.ts'
import './menu.css'

interface MenuPopupProps {
  readonly items: readonly MenuEntry[]
  readonly offset?: number
  /** Where it opens when there is no trigger. */
  readonly anchor?: { getBoundingClientRect(): DOMRect }
  /** What has the focus afterwards, in place of a trigger. */
  readonly returnFocusTo?: RefObject<HTMLElement | null>
}

/** The popup of a menu, a context menu or a menu bar. */
export function MenuPopup({ items, offset = 0, anchor, returnFocusTo }: MenuPopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        className="menu-positioner"
        align="start"
        sideOffset={offset}
        alignOffset={0}
        {...(anchor && { anchor, side: 'bottom' as const })}
      >
        <Base.Popup className="menu" {...(returnFocusTo && { finalFocus: returnFocusTo })}>
          <MenuItems items={items} />
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

function MenuItems({ items }: { items: readonly MenuEntry[] }) {
  return items.map((item, index) => {
    // Entries of a menu have no identity beside their place and label.
    if (item === 'separator') return <Base.Separator key={`separator ${index.toString()}`} className="menu-separator" />
    const key = `${index.toString()} ${item.label}`
    return 'items' in item ? <SubmenuItem key={key} submenu={item} /> : <ActionItem key={key} action={item} />
  })
}

function ActionItem({ action }: { action: MenuAction }) {
  const { label, onSelect, icon: Icon, shortcut, disabled, checked } = action
  const content = (
    <>
      <span className="menu-icon">{checked ? <Check aria-hidden size={14} /> : Icon && <Icon aria-hidden size={14} />}</span>
      <span className="menu-label">{label}</span>
      {shortcut && (
        <span className="menu-shortcut" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </>
  )
  if (checked === undefined)
    return (
      <Base.Item className="menu-item" aria-keyshortcuts={shortcut} label={label} disabled={disabled ?? false} onClick={onSelect}>
        {content}
      </Base.Item>
    )
  return (
    <Base.CheckboxItem
      className="menu-item"
      aria-keyshortcuts={shortcut}
      label={label}
      disabled={disabled ?? false}
      checked={checked}
      onCheckedChange={() => onSelect()}
      closeOnClick
    >
      {content}
    </Base.CheckboxItem>
  )
}

function SubmenuItem({ submenu: { label, items, icon: Icon } }: { submenu: Submenu }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="menu-item" label={label} disabled={items.length === 0}>
        <span className="menu-icon">{Icon && <Icon aria-hidden size={14} />}</span>
        <span className="menu-label">{label}</span>
        <ChevronRight aria-hidden size={14} className="menu-arrow" />
      </Base.SubmenuTrigger>
      <MenuPopup items={items} />
    </Base.SubmenuRoot>
  )
}
