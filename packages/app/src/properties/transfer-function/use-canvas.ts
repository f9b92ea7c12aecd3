import { type RefObject, useEffect, useRef } from 'react'

/** Draws in CSS pixels. */
export type Draw = (context: CanvasRenderingContext2D, width: number, height: number) => void

/** Draws a canvas at the screen's resolution after each render, and again when its size or the theme changes. */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, draw: Draw): void {
  const latest = useRef(draw)
  const redraw = useRef(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const { clientWidth: width, clientHeight: height } = element
    if (width === 0 || height === 0) return
    const [columns, rows] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
    if (element.width !== columns || element.height !== rows) {
      element.width = columns
      element.height = rows
    }
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    latest.current(context, width, height)
  })

  useEffect(() => {
    latest.current = draw
    redraw.current()
  })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const sizes = new ResizeObserver(redraw.current)
    sizes.observe(element)
    const themes = new MutationObserver(redraw.current)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const scheme = matchMedia('(prefers-color-scheme: light)')
    const again = redraw.current
    scheme.addEventListener('change', again)
    return () => {
      sizes.disconnect()
      themes.disconnect()
      scheme.removeEventListener('change', again)
    }
  }, [canvas])
}

/** A colour of the theme, for drawing. */
export function themeColor(context: CanvasRenderingContext2D, name: string): string {
  return getComputedStyle(context.canvas).getPropertyValue(name).trim()
}
