import type { ComponentProps } from 'react'
import { classes } from '../../ui/classes.ts'
import { cssColor } from '../editing/color.ts'
import './color-swatch.css'

export interface ColorSwatchProps extends Omit<ComponentProps<'button'>, 'color'> {
  color: readonly number[]
}

/** A button that shows a colour: opaque at the left, with its opacity over a checkerboard at the right. */
export function ColorSwatch({ color, className, ...rest }: ColorSwatchProps) {
  const [red = 0, green = 0, blue = 0] = color
  const opaque = cssColor([red, green, blue])
  const real = cssColor(color)
  return (
    <button
      type="button"
      className={classes('color-swatch', className)}
      style={{ background: `linear-gradient(to right, ${opaque} 50%, ${real} 50%), var(--checkerboard)` }}
      {...rest}
    />
  )
}
