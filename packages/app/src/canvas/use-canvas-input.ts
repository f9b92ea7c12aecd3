import type { CanvasInput } from '@ivw/engine/protocol'
import { type RefObject, useEffect } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { type Area, Fingers, modifiersOf, mouseInput, wheelInput } from './canvas-input.ts'
import { openViewMenu } from './pointer-feedback.ts'

/** Sends what the user does over a canvas to the engine; moves at most once per displayed frame. */
export function useCanvasInput(canvas: string, box: RefObject<HTMLElement | null>): void {
  const engine = useEngine()
  useEffect(() => {
    const element = box.current
    if (!element) return
    const send = (event: CanvasInput) => engine.send({ kind: 'input', canvas, event })
    return listen(element, send, () => openViewMenu(canvas))
  }, [engine, canvas, box])
}

function areaOf(element: HTMLElement): Area {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height, pixels: [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)] }
}

function listen(element: HTMLElement, send: (event: CanvasInput) => void, openViewMenu: () => void): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  let move: CanvasInput | undefined
  const fingers = new Fingers()
  const movedFingers = new Map<number, PointerEvent>()
  let scheduled = 0
  const flush = () => {
    cancelAnimationFrame(scheduled)
    scheduled = 0
    if (move) send(move)
    move = undefined
    for (const event of movedFingers.values()) touch('updated', event)
    movedFingers.clear()
  }
  const touch = (state: 'started' | 'updated' | 'finished', event: PointerEvent) => {
    const input = fingers.follow(state, areaOf(element), event)
    if (input) send(input)
  }

  element.addEventListener(
    'pointerdown',
    event => {
      element.setPointerCapture(event.pointerId)
      flush()
      if (event.pointerType === 'touch') touch('started', event)
      else send(mouseInput('press', areaOf(element), event))
    },
    options,
  )
  element.addEventListener(
    'pointermove',
    event => {
      if (event.pointerType === 'touch') {
        movedFingers.set(event.pointerId, event)
        scheduled ||= requestAnimationFrame(flush)
        return
      }
      // A second button that goes down or up during a drag arrives as a move.
      if (event.button !== -1) {
        flush()
        send(mouseInput(event.buttons & (1 << pressBit(event.button)) ? 'press' : 'release', areaOf(element), event))
        return
      }
      move = mouseInput('move', areaOf(element), event)
      scheduled ||= requestAnimationFrame(flush)
    },
    options,
  )
  for (const type of ['pointerup', 'pointercancel'] as const)
    element.addEventListener(
      type,
      event => {
        flush()
        if (event.pointerType === 'touch') touch('finished', event)
        else send(mouseInput('release', areaOf(element), event))
      },
      options,
    )
  element.addEventListener(
    'pointerleave',
    event => {
      // During a drag the pointer is captured.
      if (event.buttons !== 0) return
      flush()
      send({ type: 'leave' })
    },
    options,
  )
  element.addEventListener('dblclick', event => send(mouseInput('doubleClick', areaOf(element), event)), options)
  element.addEventListener(
    'contextmenu',
    event => {
      event.preventDefault()
      // From the keyboard; of the mouse the engine knows what was meant.
      if (event.button !== 2) openViewMenu()
    },
    options,
  )
  element.addEventListener(
    'wheel',
    event => {
      event.preventDefault()
      flush()
      send(wheelInput(areaOf(element), event))
    },
    { ...options, passive: false },
  )
  for (const [type, state] of [
    ['keydown', 'press'],
    ['keyup', 'release'],
  ] as const)
    element.addEventListener(
      type,
      event => {
        // Focus must be able to leave the canvas.
        if (event.code === 'Tab') return
        send({ type: 'key', state, key: event.code, modifiers: modifiersOf(event) })
      },
      options,
    )
  return () => {
    stop.abort()
    cancelAnimationFrame(scheduled)
  }
}

/** `button` counts left, middle, right; the bits of `buttons` count left, right, middle. */
function pressBit(button: number): number {
  return button === 1 ? 2 : button === 2 ? 1 : button
}
