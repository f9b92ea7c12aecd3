import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '../../ui/classes.ts'
import { ExpressionError, evaluateExpression } from '../numbers/expression.ts'
import { displayNumber, exactNumber } from '../numbers/number-format.ts'
import { fit, hasSliderRange, type NumberLimits } from '../numbers/number-kind.ts'
import { nudge, paceOf, Scrub } from '../numbers/scrub.ts'
import { type ContinuousEdit, useKeyDrag } from './continuous-edit.ts'
import { followPointer } from './pointer-drag.ts'
import './number-field.css'

export interface NumberFieldProps extends ContinuousEdit<number> {
  label: string
  value: number
  limits: NumberLimits
  readOnly?: boolean
  /** A letter before the number, `x`. */
  prefix?: string | undefined
  /** Behind the number, `°`. */
  unit?: string | undefined
  /** Fills the background up to where the value is within its range. */
  meter?: boolean
  className?: string | undefined
}

/** A number: drag to change it (Shift finer, Ctrl coarser), click to type it, also as an expression; arrow keys step. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, limits, readOnly = false, prefix, unit, meter, className } = props
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const typing = text !== undefined
  const keys = useKeyDrag(props)

  // The text is selected once it is the one to edit: what is typed next replaces it.
  const selects = useRef(false)
  useLayoutEffect(() => {
    if (selects.current) input.current?.select()
    selects.current = false
  })

  const stopTyping = () => {
    setText(undefined)
    setProblem(undefined)
  }
  const startTyping = () => {
    if (readOnly || typing) return
    selects.current = true
    setText(exactNumber(value, limits.kind))
  }
  /** Whether the text was a number. */
  const take = (typed: string): boolean => {
    if (typed.trim() === exactNumber(value, limits.kind)) return true
    try {
      const next = fit(evaluateExpression(typed, { x: value }), limits)
      if (!Object.is(next, value)) props.onCommit(next)
      return true
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      setProblem(error.message)
      return false
    }
  }

  const click = () => {
    startTyping()
    input.current?.focus()
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (readOnly || typing || event.button !== 0) return
    // Focus comes at the end of a click only: a drag must not open the field.
    event.preventDefault()
    const scrub = new Scrub(value, limits)
    followPointer(event, {
      move: (move, delta) => props.onDrag(scrub.move(delta.x, paceOf(move))),
      end: (_, moved) => (moved ? props.onDragEnd() : click()),
      cancel: props.onCancel,
    })
  }
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (readOnly) return
    if (event.key === 'Enter' && typing) {
      selects.current = true
      if (take(text)) stopTyping()
    } else if (event.key === 'Escape' && typing) {
      event.stopPropagation()
      stopTyping()
      event.currentTarget.blur()
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const start = typing ? typedOr(text, value) : value
      const next = nudge(start, event.key === 'ArrowUp' ? 1 : -1, paceOf(event), limits)
      stopTyping()
      if (next !== value) keys.drag(next)
    } else if (!typing && event.key === 'Enter') startTyping()
  }

  const filled = meter && hasSliderRange(limits) ? fraction(value, limits) : undefined
  return (
    <div
      className={classes('number-field', typing && 'number-field-typing', className)}
      data-readonly={readOnly || undefined}
      data-invalid={problem !== undefined || undefined}
      style={filled === undefined ? undefined : { backgroundSize: `${(filled * 100).toFixed(2)}% 100%` }}
      data-meter={filled !== undefined || undefined}
      onPointerDown={press}
    >
      {prefix && (
        <span className="number-field-prefix" aria-hidden>
          {prefix}
        </span>
      )}
      <input
        ref={input}
        role="spinbutton"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        data-settled={!typing || text === exactNumber(value, limits.kind) || undefined}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-valuenow={Number.isFinite(value) ? value : undefined}
        aria-valuetext={displayNumber(value, limits.kind)}
        aria-valuemin={limits.clampMin && Number.isFinite(limits.min) ? limits.min : undefined}
        aria-valuemax={limits.clampMax && Number.isFinite(limits.max) ? limits.max : undefined}
        readOnly={readOnly}
        title={problem}
        value={text ?? displayNumber(value, limits.kind)}
        onFocus={startTyping}
        onChange={event => setText(event.target.value)}
        onKeyDown={key}
        onKeyUp={keys.onKeyUp}
        onBlur={() => {
          keys.onBlur()
          if (typing) take(text)
          stopTyping()
        }}
      />
      {unit && !typing && (
        <span className="number-field-unit" aria-hidden>
          {unit}
        </span>
      )}
      {problem && (
        <span className="number-field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

function typedOr(text: string, value: number): number {
  try {
    return evaluateExpression(text, { x: value })
  } catch {
    return value
  }
}

/** Where the value is within its range, from 0 to 1. */
export function fraction(value: number, { min, max }: NumberLimits): number {
  return Math.min(Math.max((value - min) / (max - min), 0), 1)
}
