import { type RefObject, useEffect } from 'react'
import { useEngine } from '../engine/engine-context.ts'

/** Tells the engine how many device pixels a canvas has and whether it is seen, at most once per displayed frame. */
export function useCanvasSize(canvas: string, box: RefObject<HTMLElement | null>): void {
  const engine = useEngine()
  useEffect(() => {
    const element = box.current
    if (!element) return
    let scheduled = 0
    let sent = ''
    const send = (width: number, height: number) => {
      scheduled = 0
      const visible = width > 0 && height > 0
      // A hidden panel has no size of its own: the engine keeps the last one.
      const message = { kind: 'canvasSize', canvas, size: [Math.max(1, width), Math.max(1, height)], visible } as const
      const key = JSON.stringify(message)
      if (key === sent) return
      sent = key
      engine.send(message)
    }
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const [width, height] = deviceSize(entry)
      cancelAnimationFrame(scheduled)
      scheduled = requestAnimationFrame(() => send(width, height))
    })
    try {
      observer.observe(element, { box: 'device-pixel-content-box' })
    } catch {
      // Safari knows no device pixels here.
      observer.observe(element)
    }
    return () => {
      observer.disconnect()
      cancelAnimationFrame(scheduled)
      engine.send({ kind: 'canvasSize', canvas, size: [1, 1], visible: false })
    }
  }, [engine, canvas, box])
}

function deviceSize(entry: ResizeObserverEntry): readonly [number, number] {
  const [exact] = entry.devicePixelContentBoxSize ?? []
  if (exact) return [exact.inlineSize, exact.blockSize]
  const { width, height } = entry.contentRect
  return [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
}
