import type { LucideIcon } from 'lucide-react'

export interface MenuAction {
  readonly label: string
  readonly onSelect: () => void
  readonly icon?: LucideIcon | undefined
  /** Shown at the right, `Ctrl+Z`. */
  readonly shortcut?: string | undefined
  readonly disabled?: boolean
  /** Makes it a check box. */
  readonly checked?: boolean | undefined
}

export interface Submenu {
  readonly label: string
  readonly items: readonly MenuEntry[]
  readonly icon?: LucideIcon | undefined
}

export type MenuEntry = MenuAction | Submenu | 'separator'
