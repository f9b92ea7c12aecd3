import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import './button.css'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one action that a dialog is about, `danger` when it loses something. */
  variant?: 'plain' | 'primary' | 'danger'
}

export function Button({ variant = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classes('button', `button-${variant}`, className)} {...rest} />
}
