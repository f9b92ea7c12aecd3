import { useRef, useState } from 'react'
import { type RgbaColor, RgbaColorPicker, RgbColorPicker } from 'react-colorful'
import { hexOf, parseHex, type Rgba } from '../editing/color.ts'
import type { NumberLimits } from '../numbers/number-kind.ts'
import type { ContinuousEdit } from './continuous-edit.ts'
import { NumberField } from './number-field.tsx'
import '../../ui/text-field.css'
import './color-picker.css'

export interface ColorPickerProps extends ContinuousEdit<Rgba> {
  color: Rgba
  /** Shows the opacity, too. */
  alpha?: boolean
}

const channelLimits: NumberLimits = { kind: 'single', min: 0, max: 1, clampMin: true, clampMax: true, increment: 0.01 }

interface PickedColor {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a?: number
}

/** Whole numbers, as the picker has them: it takes any other for a colour from outside, and begins anew with it. */
function inBytes([red, green, blue]: readonly [number, number, number]): PickedColor {
  return { r: Math.round(red * 255), g: Math.round(green * 255), b: Math.round(blue * 255) }
}

/** A field of colours with hex and number fields. */
export function ColorPicker({ color, alpha = false, onDrag, onDragEnd, onCancel, onCommit }: ColorPickerProps) {
  const dragging = useRef(false)
  // While it is dragged, the picker keeps its own colour: an answer to an earlier one would take the last one back.
  const [own, setOwn] = useState<PickedColor>()
  const Picker = alpha ? RgbaColorPicker : RgbColorPicker
  const [red, green, blue, opacity] = color

  const end = () => {
    if (dragging.current) onDragEnd()
    dragging.current = false
    setOwn(undefined)
  }
  // The picker tells its last colour a moment after the button was released.
  const endSoon = () => requestAnimationFrame(() => setTimeout(end))
  const pick = (next: PickedColor) => {
    if (!dragging.current) {
      dragging.current = true
      // The picker tells no end: it comes with the button or the key, wherever the pointer is.
      window.addEventListener('pointerup', endSoon, { once: true })
      window.addEventListener('keyup', endSoon, { once: true })
    }
    setOwn(next)
    onDrag([next.r / 255, next.g / 255, next.b / 255, next.a ?? opacity])
  }
  const withChannel = (index: number, value: number): Rgba => color.map((old, i) => (i === index ? value : old)) as unknown as Rgba

  // Each picker compares all that it is given with what it told: that without opacity must not be given one.
  const shown = (own ?? { ...inBytes([red, green, blue]), ...(alpha && { a: opacity }) }) as RgbaColor

  return (
    <div className="color-picker">
      <Picker color={shown} onChange={pick} />
      <div className="color-picker-fields">
        <HexField color={color} alpha={alpha} onCommit={onCommit} />
        {['Red', 'Green', 'Blue', ...(alpha ? ['Alpha'] : [])].map((name, index) => (
          <NumberField
            key={name}
            label={name}
            prefix={name.charAt(0)}
            value={color[index] ?? 0}
            limits={channelLimits}
            meter
            onDrag={value => onDrag(withChannel(index, value))}
            onDragEnd={onDragEnd}
            onCancel={onCancel}
            onCommit={value => onCommit(withChannel(index, value))}
          />
        ))}
      </div>
    </div>
  )
}

export interface HexFieldProps {
  color: Rgba
  alpha?: boolean
  readOnly?: boolean
  label?: string
  onCommit: (color: Rgba) => void
}

/** A colour as text, `#ff8000`; what is no colour is refused and marked. */
export function HexField({ color, alpha = false, readOnly = false, label = 'Hex colour', onCommit }: HexFieldProps) {
  const [text, setText] = useState<string>()
  const shown = hexOf(color, alpha)
  const typed = text === undefined ? undefined : parseHex(text)
  const take = () => {
    // Unchanged digits must not round the colour to eight bits.
    if (typed && text?.trim() !== shown) onCommit(alpha ? typed : [typed[0], typed[1], typed[2], color[3]])
    setText(undefined)
  }
  return (
    <input
      className="field hex-field"
      aria-label={label}
      spellCheck={false}
      autoComplete="off"
      readOnly={readOnly}
      aria-invalid={text !== undefined && !typed}
      value={text ?? shown}
      onChange={event => setText(event.target.value)}
      onBlur={take}
      onKeyDown={event => {
        if (event.key === 'Enter') take()
        if (event.key === 'Escape' && text !== undefined) {
          event.stopPropagation()
          setText(undefined)
        }
      }}
    />
  )
}
