import { type ComponentProps, useId } from 'react'
import { classes } from './classes.ts'
import './text-field.css'

export interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** Shown in the place of the hint. */
  error?: string | undefined
  hint?: string | undefined
}

/** A labelled line of text, with a line below it for a hint or for what is wrong. */
export function TextField({ label, error, hint, className, ...rest }: TextFieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={classes('text-field', className)}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="field" aria-invalid={error !== undefined} aria-describedby={`${id}-note`} {...rest} />
      <p id={`${id}-note`} className={classes('text-field-note', error !== undefined && 'text-field-error')} aria-live="polite">
        {note}
      </p>
    </div>
  )
}
