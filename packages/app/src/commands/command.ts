import type { LucideIcon } from 'lucide-react'

export type MenuName = 'File' | 'Edit' | 'View' | 'Python' | 'Help'

/** One action of the page: an entry of a menu, and the keys that do the same. */
export interface Command {
  /** `edit.undo`; the menus and tests name it. */
  readonly id: string
  readonly label: string
  /** What it would act on now, `Move Background` behind `Undo`. */
  readonly detail?: () => string | undefined
  readonly keys?: readonly string[]
  /** The keys are shown only: the browser turns them into an event of its own (paste). */
  readonly native?: boolean
  /** Where the keys work: in the network editor only, outside of text fields (the default), or everywhere. */
  readonly scope?: 'network' | 'page' | 'everywhere'
  readonly icon?: LucideIcon
  readonly run: () => void
  readonly isEnabled?: () => boolean
  /** Makes the entry a check box. */
  readonly isChecked?: () => boolean
}

export function labelOf({ label, detail }: Command): string {
  return [label, detail?.()].filter(Boolean).join(' ')
}
