import type { PortPicture, PortPictureChoice } from '@ivw/engine/protocol'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { followPointer } from '../properties/controls/pointer-drag.ts'
import { Select } from '../properties/controls/select.tsx'
import type { InspectedPort } from './open-inspectors.ts'
import { usePortAnswer } from './use-port-answer.ts'

interface PictureProps {
  readonly port: InspectedPort
  readonly item: number
  readonly choice: PortPictureChoice
  readonly size: number
  readonly slice?: number
  readonly turn?: readonly [number, number]
}

/** A picture of what a port holds. */
export function PictureOfPort({ port, item, choice, size, slice, turn }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const key = [choice.id, choice.slices, item, slice, turn, size].join(' ')
  const { value, problem } = usePortAnswer(port, key, engine =>
    engine.request('portPicture', {
      ...port,
      item,
      picture: choice.id,
      size,
      ...(slice !== undefined && { slice }),
      ...(turn && { turn }),
    }),
  )
  useLayoutEffect(() => {
    if (value && canvas.current) paint(canvas.current, value)
  }, [value])
  if (problem !== undefined) return <p className="inspector-note">{problem}</p>
  const [width, height] = value ? shownSize(value, size) : [size, (size * 3) / 4]
  return (
    <figure className="inspector-picture">
      <canvas
        ref={canvas}
        style={{ width, height }}
        role="img"
        aria-label={`${choice.name}, a small picture`}
        data-painted={value ? '' : undefined}
      />
      {value?.caption && <figcaption>{value.caption}</figcaption>}
    </figure>
  )
}

/** The same, with which layer is shown, which slice, and from where. */
export function PictureBrowser({ port, item, choices }: { port: InspectedPort; item: number; choices: readonly PortPictureChoice[] }) {
  const [chosen, setChosen] = useState<string>()
  const [slices, setSlices] = useState<Readonly<Record<string, number>>>({})
  const [turn, setTurn] = useState<readonly [number, number]>([30, 20])
  const choice = choices.find(({ id }) => id === chosen) ?? choices[0]
  if (!choice) return null
  const slice = slices[choice.id] ?? (choice.slices ?? 0) >> 1
  return (
    <div className="inspector-browser">
      {(choices.length > 1 || choice.slices !== undefined) && (
        <div className="inspector-row">
          {choices.length > 1 && <Select label="Picture" value={choice.id} options={choices} onChange={setChosen} />}
          {choice.slices !== undefined && (
            <>
              <input
                type="range"
                aria-label={`Slice along ${choice.id}`}
                min={0}
                max={choice.slices - 1}
                value={Math.min(slice, choice.slices - 1)}
                onChange={event => setSlices({ ...slices, [choice.id]: Number(event.target.value) })}
              />
              <output>
                {slice + 1} of {choice.slices}
              </output>
            </>
          )}
        </div>
      )}
      <Turned turns={choice.turns ?? false} turn={turn} onTurn={setTurn}>
        <PictureOfPort
          port={port}
          item={item}
          choice={choice}
          size={320}
          {...(choice.slices !== undefined && { slice })}
          {...(choice.turns && { turn })}
        />
      </Turned>
    </div>
  )
}

interface TurnedProps {
  readonly turns: boolean
  readonly turn: readonly [number, number]
  readonly onTurn: (turn: readonly [number, number]) => void
  readonly children: ReactNode
}

/** Degrees for a pixel of a drag, and for a press of an arrow key. */
const [perPixel, perKey] = [0.6, 15]

/** Turns its picture by dragging and by arrow keys. */
function Turned({ turns, turn, onTurn, children }: TurnedProps) {
  if (!turns) return children
  const by = ([x, y]: readonly [number, number], right: number, up: number) => onTurn([x + right, Math.min(Math.max(y + up, -89), 89)])
  const press = (event: PointerEvent) => {
    let [x, y] = turn
    followPointer(event, {
      move: (_, delta) => {
        x -= delta.x * perPixel
        y = Math.min(Math.max(y + delta.y * perPixel, -89), 89)
        onTurn([x, y])
      },
      end: () => undefined,
      cancel: () => onTurn(turn),
    })
  }
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [-perKey, 0], ArrowRight: [perKey, 0], ArrowUp: [0, perKey], ArrowDown: [0, -perKey] }[event.key]
    if (!step) return
    event.preventDefault()
    by(turn, step[0] ?? 0, step[1] ?? 0)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: no control of HTML turns a picture
    <div
      role="group"
      className="inspector-turned"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn the picture
      tabIndex={0}
      aria-label="Turn with the arrow keys, or drag"
      onPointerDown={press}
      onKeyDown={key}
    >
      {children}
    </div>
  )
}

function paint(canvas: HTMLCanvasElement, { width, height, pixels }: PortPicture): void {
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
}

/** As large as fits a square of `size`, with the shape of what is shown. */
function shownSize({ aspect }: PortPicture, size: number): readonly [number, number] {
  return aspect >= 1 ? [size, size / aspect] : [size * aspect, size]
}
