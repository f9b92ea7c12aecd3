import type { TransferFunctionPoint } from '@ivw/data'
import { cssColor } from '../editing/color.ts'
import { displayNumber } from '../numbers/number-format.ts'
import type { PlotSpace } from './plot-space.ts'

export interface TfPointProps {
  point: TransferFunctionPoint
  index: number
  count: number
  space: PlotSpace
  selected: boolean
  /** The one that Tab leads to. */
  current: boolean
  onFocus: () => void
}

/** The handle of a point; nothing where the zoom leaves it out. */
export function TfPoint({ point: { position, color }, index, count, space, selected, current, onFocus }: TfPointProps) {
  const x = space.x(position)
  if (x < -1 || x > space.width + 1) return null
  const [red, green, blue, alpha] = color
  const place = `position ${displayNumber(position, 'single')}, opacity ${displayNumber(alpha, 'single')}`
  return (
    <button
      type="button"
      tabIndex={current ? 0 : -1}
      className="tf-point"
      data-index={index}
      aria-pressed={selected}
      aria-label={`Point ${(index + 1).toString()} of ${count.toString()}: ${place}`}
      style={{ left: x, top: space.y(alpha), backgroundColor: cssColor([red, green, blue]) }}
      onFocus={onFocus}
    />
  )
}
