import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { displayNumber } from '../numbers/number-format.ts'
import type { NumberLimits } from '../numbers/number-kind.ts'
import { nudge, onGrid, paceOf } from '../numbers/scrub.ts'
import { type ContinuousEdit, useKeyDrag } from './continuous-edit.ts'
import { fraction } from './number-field.tsx'
import { followPointer } from './pointer-drag.ts'
import './slider.css'

export interface SliderProps extends ContinuousEdit<number> {
  label: string
  value: number
  /** With a finite range. */
  limits: NumberLimits
  readOnly?: boolean
}

/** A horizontal slider. Press anywhere to jump there and drag on; Shift moves a tenth as far. */
export function Slider(props: SliderProps) {
  const { label, value, limits, readOnly = false } = props
  const track = useRef<HTMLDivElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const keys = useKeyDrag(props)

  const press = (event: PointerEvent<HTMLDivElement>) => {
    const box = track.current?.getBoundingClientRect()
    if (readOnly || event.button !== 0 || !box || box.width === 0) return
    event.preventDefault()
    thumb.current?.focus()
    const onThumb = thumb.current?.contains(event.target as Node) ?? false
    const at = (x: number) => limits.min + ((x - box.left) / box.width) * (limits.max - limits.min)
    let exact = onThumb || event.shiftKey ? value : at(event.clientX)
    const show = (fine: boolean) => {
      exact = Math.min(Math.max(exact, limits.min), limits.max)
      props.onDrag(onGrid(exact, limits, fine ? 'fine' : 'normal'))
    }
    if (!onThumb && !event.shiftKey) show(false)
    followPointer(
      event,
      {
        move: (move, delta) => {
          exact += ((delta.x * (move.shiftKey ? 0.1 : 1)) / box.width) * (limits.max - limits.min)
          show(move.shiftKey)
        },
        end: props.onDragEnd,
        cancel: props.onCancel,
      },
      { immediate: true },
    )
  }
  const key = (event: KeyboardEvent) => {
    const next = readOnly ? undefined : keyTarget(event, value, limits)
    if (next === undefined) return
    event.preventDefault()
    if (next !== value) keys.drag(next)
  }

  const at = `${(fraction(value, limits) * 100).toFixed(3)}%`
  return (
    <div className="slider" data-readonly={readOnly || undefined} onPointerDown={press}>
      <div ref={track} className="slider-track">
        <div className="slider-fill" style={{ width: at }} />
        <div
          ref={thumb}
          role="slider"
          tabIndex={readOnly ? -1 : 0}
          className="slider-thumb"
          style={{ left: at }}
          aria-label={label}
          aria-readonly={readOnly}
          aria-disabled={readOnly}
          aria-valuenow={Number.isFinite(value) ? value : limits.min}
          aria-valuetext={displayNumber(value, limits.kind)}
          aria-valuemin={limits.min}
          aria-valuemax={limits.max}
          onKeyDown={key}
          onKeyUp={keys.onKeyUp}
          onBlur={keys.onBlur}
        />
      </div>
    </div>
  )
}

/** Where a key takes a slider; undefined when it is no key of sliders. */
export function keyTarget(event: KeyboardEvent, value: number, limits: NumberLimits): number | undefined {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return withinRange(nudge(value, 1, paceOf(event), limits), limits)
    case 'ArrowLeft':
    case 'ArrowDown':
      return withinRange(nudge(value, -1, paceOf(event), limits), limits)
    case 'PageUp':
      return withinRange(nudge(value, 1, 'coarse', limits), limits)
    case 'PageDown':
      return withinRange(nudge(value, -1, 'coarse', limits), limits)
    case 'Home':
      return limits.min
    case 'End':
      return limits.max
    default:
      return undefined
  }
}

function withinRange(value: number, { min, max }: NumberLimits): number {
  return Math.min(Math.max(value, min), max)
}
