import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { shifted, withEnd } from '../numbers/min-max.ts'
import { displayNumber } from '../numbers/number-format.ts'
import type { MinMax } from '../numbers/ordinal.ts'
import { onGrid } from '../numbers/scrub.ts'
import { type ContinuousEdit, useKeyDrag } from './continuous-edit.ts'
import { fraction } from './number-field.tsx'
import { followPointer } from './pointer-drag.ts'
import { keyTarget } from './slider.tsx'
import './slider.css'

type Interval = readonly [number, number]

export interface RangeSliderProps extends ContinuousEdit<Interval> {
  label: string
  range: MinMax
  readOnly?: boolean
}

/** A slider with two ends; the bar between them moves both. */
export function RangeSlider(props: RangeSliderProps) {
  const { label, range, readOnly = false } = props
  const { value, limits } = range
  const track = useRef<HTMLDivElement>(null)
  const thumbs = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)] as const
  const keys = useKeyDrag(props)
  const span = limits.max - limits.min

  const press = (event: PointerEvent<HTMLDivElement>) => {
    const box = track.current?.getBoundingClientRect()
    if (readOnly || event.button !== 0 || !box || box.width === 0) return
    event.preventDefault()
    const part = (event.target as Element).closest('[data-part]')?.getAttribute('data-part')
    const at = limits.min + ((event.clientX - box.left) / box.width) * span
    const end = part === '0' || part === '1' ? (Number(part) as 0 | 1) : nearest(value, at)
    if (part !== 'bar') thumbs[end].current?.focus()
    let moved = 0
    const start = part === undefined ? at : value[end]
    const show = (pace: 'fine' | 'normal') =>
      props.onDrag(
        part === 'bar'
          ? shifted(range, onGrid(value[0] + moved, limits, pace) - value[0])
          : withEnd(range, end, onGrid(Math.min(Math.max(start + moved, limits.min), limits.max), limits, pace)),
      )
    if (part === undefined) show('normal')
    followPointer(
      event,
      {
        move: (move, delta) => {
          moved += ((delta.x * (move.shiftKey ? 0.1 : 1)) / box.width) * span
          show(move.shiftKey ? 'fine' : 'normal')
        },
        end: props.onDragEnd,
        cancel: props.onCancel,
      },
      { immediate: true },
    )
  }
  const key = (event: KeyboardEvent, end: 0 | 1) => {
    const next = readOnly ? undefined : keyTarget(event, value[end], limits)
    if (next === undefined) return
    event.preventDefault()
    if (next !== value[end]) keys.drag(withEnd(range, end, next))
  }

  const [from, to] = value.map(end => fraction(end, limits) * 100) as [number, number]
  const thumb = (end: 0 | 1) => (
    <div
      ref={thumbs[end]}
      role="slider"
      tabIndex={readOnly ? -1 : 0}
      className="slider-thumb"
      data-part={end}
      style={{ left: `${(end === 0 ? from : to).toFixed(3)}%` }}
      aria-label={`${label}, ${end === 0 ? 'start' : 'end'}`}
      aria-readonly={readOnly}
      aria-disabled={readOnly}
      aria-valuenow={value[end]}
      aria-valuetext={displayNumber(value[end], limits.kind)}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      onKeyDown={event => key(event, end)}
      onKeyUp={keys.onKeyUp}
      onBlur={keys.onBlur}
    />
  )
  return (
    <div className="slider" data-readonly={readOnly || undefined} onPointerDown={press}>
      <div ref={track} className="slider-track">
        <div className="slider-bar" data-part="bar" style={{ left: `${from.toFixed(3)}%`, width: `${(to - from).toFixed(3)}%` }} />
        {thumb(0)}
        {thumb(1)}
      </div>
    </div>
  )
}

function nearest([start, end]: Interval, at: number): 0 | 1 {
  return Math.abs(at - start) < Math.abs(at - end) || (start === end && at < start) ? 0 : 1
}
