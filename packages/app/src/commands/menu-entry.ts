import type { LucideIcon } from 'lucide-react'
import type { MenuAction } from '../ui/menu-entry.ts'
import { type Command, labelOf } from './command.ts'
import { keyLabel } from './keys.ts'

/** A command as it stands now, as an entry of a menu. */
export function menuEntry(command: Command, icon: LucideIcon | undefined = command.icon): MenuAction {
  const [key] = command.keys ?? []
  return {
    label: labelOf(command),
    onSelect: command.run,
    icon,
    shortcut: key === undefined ? undefined : keyLabel(key),
    disabled: !(command.isEnabled?.() ?? true),
    checked: command.isChecked?.(),
  }
}
