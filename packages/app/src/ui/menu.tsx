import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement } from 'react'
import type { MenuEntry } from './menu-entry.ts'
import { MenuPopup } from './menu-items.tsx'

/** A button that opens a menu. `trigger` is a button element without a click handler of its own. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuEntry[] }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <MenuPopup items={items} offset={2} />
    </Base.Root>
  )
}
