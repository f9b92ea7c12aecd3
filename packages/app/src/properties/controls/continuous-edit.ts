import { useRef } from 'react'

/** What a control that changes a value continuously or at once tells. */
export interface ContinuousEdit<T> {
  /** A value during a drag. */
  onDrag(value: T): void
  /** The drag is over; its last value holds. */
  onDragEnd(): void
  /** The drag was given up: the value from before it holds. */
  onCancel(): void
  /** One change at once. */
  onCommit(value: T): void
}

/** Makes one drag of a key that is held: from its first repeat until it is released or the focus leaves. */
export function useKeyDrag<T>(edit: ContinuousEdit<T>) {
  const holding = useRef(false)
  const end = () => {
    if (holding.current) edit.onDragEnd()
    holding.current = false
  }
  return {
    drag: (value: T) => {
      holding.current = true
      edit.onDrag(value)
    },
    onKeyUp: end,
    onBlur: end,
  }
}
