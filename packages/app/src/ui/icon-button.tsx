import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { Tooltip } from './tooltip.tsx'
import './button.css'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon
  /** Read by screen readers and shown as tooltip. */
  label: string
  /** Shown behind the label, `Ctrl+S`. */
  shortcut?: string | undefined
  /** Makes it a toggle. */
  pressed?: boolean
}

export function IconButton({ icon: Icon, label, shortcut, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type="button" aria-label={label} aria-pressed={pressed} className={classes('icon-button', className)} {...rest}>
        <Icon aria-hidden size={14} />
      </button>
    </Tooltip>
  )
}
