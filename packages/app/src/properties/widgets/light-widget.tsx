import type { Vec3 } from '@ivw/data'
import { type KeyboardEvent, type PointerEvent, useId } from 'react'
import { useKeyDrag } from '../controls/continuous-edit.ts'
import { NumberField } from '../controls/number-field.tsx'
import { followPointer } from '../controls/pointer-drag.ts'
import { ordinalOf } from '../numbers/ordinal.ts'
import { discOf, fromDisc } from '../numbers/sphere.ts'
import { numberEdit, valueEdit } from './number-edit.ts'
import { axes } from './vector-widget.tsx'
import type { WidgetProps } from './widget.ts'
import './light-widget.css'

/** A sphere, lit from where the light is: drag over it to move the light about the centre; fields for the rest. */
export function LightWidget({ property, edit, readOnly }: WidgetProps) {
  const ordinal = ordinalOf({ classIdentifier: property.classIdentifier, state: edit.state })
  if (!ordinal) return null
  const [x = 0, y = 0, z = 0] = ordinal.values
  return (
    <div className="light-widget">
      <Sphere
        label={property.displayName}
        position={[x, y, z]}
        readOnly={readOnly}
        {...valueEdit(edit, (position: Vec3) => ({ value: position }))}
      />
      <div className="light-fields">
        {ordinal.values.map((value, index) => {
          const limits = ordinal.limits[index]
          const axis = axes[index]
          return (
            limits &&
            axis && (
              <NumberField
                key={axis}
                label={`${property.displayName} ${axis}`}
                prefix={axis}
                value={value}
                limits={limits}
                readOnly={readOnly}
                {...numberEdit(edit, ordinal, index)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

interface SphereProps extends ReturnType<typeof valueEdit<Vec3>> {
  label: string
  position: Vec3
  readOnly: boolean
}

function Sphere({ label, position, readOnly, ...edit }: SphereProps) {
  const shading = useId()
  const keys = useKeyDrag(edit)
  const [u, v] = discOf(position)
  const behind = position[2] < 0

  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (readOnly || event.button !== 0) return
    event.preventDefault()
    event.currentTarget.focus()
    const box = event.currentTarget.getBoundingClientRect()
    const at = (pointer: { clientX: number; clientY: number }) =>
      edit.onDrag(
        fromDisc(
          [((pointer.clientX - box.left) / box.width) * 2.2 - 1.1, 1.1 - ((pointer.clientY - box.top) / box.height) * 2.2],
          position,
        ),
      )
    at(event)
    followPointer(event, { move: at, end: edit.onDragEnd, cancel: edit.onCancel }, { immediate: true })
  }
  const key = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (readOnly || !step) return
    event.preventDefault()
    keys.drag(fromDisc([u + step[0] * 0.05, v + step[1] * 0.05], position))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no element is a slider of two dimensions
    <svg
      role="group"
      tabIndex={readOnly ? -1 : 0}
      className="light-sphere"
      viewBox="-1.1 -1.1 2.2 2.2"
      aria-label={`${label}: direction ${behind ? 'from behind' : 'from the front'}, arrow keys turn it`}
      onPointerDown={press}
      onKeyDown={key}
      onKeyUp={keys.onKeyUp}
      onBlur={keys.onBlur}
    >
      <radialGradient id={shading} gradientUnits="userSpaceOnUse" cx={u * 0.7} cy={-v * 0.7} r={behind ? 0.8 : 1.7}>
        <stop offset="0" className={behind ? 'light-dim' : 'light-bright'} />
        <stop offset="1" className="light-dark" />
      </radialGradient>
      <circle r="1" fill={`url(#${shading})`} className="light-ball" />
      <circle cx={u} cy={-v} r="0.09" className="light-mark" data-behind={behind || undefined} />
    </svg>
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}
