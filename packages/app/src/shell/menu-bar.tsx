import { Menu } from '@base-ui/react/menu'
import { Menubar } from '@base-ui/react/menubar'
import { useState } from 'react'
import type { MenuName } from '../commands/command.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { MenuPopup } from '../ui/menu-items.tsx'
import { menuItems, menuNames } from './menus.ts'
import './menu-bar.css'

export function MenuBar() {
  return (
    <header className="menu-bar">
      <Menubar className="menu-bar-menus" modal={false}>
        {menuNames.map(name => (
          <BarMenu key={name} name={name} />
        ))}
      </Menubar>
      <WorkspaceTitle />
    </header>
  )
}

function BarMenu({ name }: { name: MenuName }) {
  const page = usePage()
  const [items, setItems] = useState<readonly MenuEntry[]>([])
  return (
    <Menu.Root onOpenChange={open => open && setItems(menuItems(name, page))}>
      <Menu.Trigger className="menu-bar-trigger">{name}</Menu.Trigger>
      <MenuPopup items={items} offset={1} />
    </Menu.Root>
  )
}

function WorkspaceTitle() {
  const { name, path, modified } = useStore(state => state.workspace)
  return (
    <h1 className="workspace-title" title={path ?? 'Not saved to a file yet'}>
      {name}
      {modified && <span className="workspace-modified"> – not saved</span>}
    </h1>
  )
}
