import type { Vec2 } from '@ivw/data'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type ContinuousEdit, useKeyDrag } from '../controls/continuous-edit.ts'
import { followPointer } from '../controls/pointer-drag.ts'
import { drawPlot, type Plot } from './draw-plot.ts'
import { keyEdit } from './plot-keys.ts'
import { type Band, pressPlot } from './plot-pointer.ts'
import { panned, plotSpace, zoomed } from './plot-space.ts'
import { TfPoint } from './tf-point.tsx'
import type { PointSet } from './tf-points.ts'
import { useCanvas } from './use-canvas.ts'
import './tf-plot.css'

export interface TfPlotProps extends ContinuousEdit<PointSet> {
  label: string
  plot: Plot
  set: PointSet
  onSelect: (selection: PointSet['selection']) => void
  domain: Vec2
  /** The part of the domain that is shown, as fractions. */
  zoom: Vec2
  onZoom: (zoom: Vec2) => void
  readOnly: boolean
}

/**
 * Histogram, curve and points. A press on free space adds a point and drags it; a press on a point selects and drags
 * (Shift keeps to one axis, Ctrl adds to the selection); a right click removes; Ctrl or Shift and a drag on free space
 * select; the wheel zooms, the middle button pans. Points take the keys of `keyEdit`.
 */
export function TfPlot(props: TfPlotProps) {
  const { label, plot, set, domain, zoom, readOnly } = props
  const element = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState<Vec2>([1, 1])
  const [band, setBand] = useState<Band>()
  const keys = useKeyDrag(props)
  const space = plotSpace({ domain, zoomH: zoom, zoomV: [0, 1] }, size[0], size[1])

  useCanvas(canvas, (context, width, height) => {
    if (width !== size[0] || height !== size[1]) setSize([width, height])
    drawPlot(context, plotSpace({ domain, zoomH: zoom, zoomV: [0, 1] }, width, height), plot)
  })
  useWheelZoom(element, zoom, props.onZoom)
  useFocusOnSelection(element, set)

  const press = (event: PointerEvent<HTMLDivElement>) => {
    element.current?.focus({ preventScroll: true })
    if (event.button === 1) panWith(event, zoom, size[0], props.onZoom)
    else if (event.button === 0 && !readOnly) pressPlot(event, { ...props, space, showBand: setBand })
  }
  const key = (event: KeyboardEvent) => {
    const edit = readOnly ? undefined : keyEdit(event, set, domain)
    if (!edit) return
    event.preventDefault()
    event.stopPropagation()
    if (edit.kind === 'select') props.onSelect(edit.selection)
    else if (edit.kind === 'move') keys.drag(edit.set)
    else props.onCommit(edit.set)
  }
  const remove = (index: number) => {
    const selection = set.selection.has(index) ? set.selection : new Set([index])
    const points = set.points.filter((_, other) => !selection.has(other))
    props.onCommit({ points, selection: new Set() })
  }
  const current = set.selection.size > 0 ? Math.min(...set.selection) : 0

  return (
    // biome-ignore lint/a11y/useSemanticElements: a plot is no fieldset
    <div
      ref={element}
      role="group"
      aria-label={`${label}: points`}
      tabIndex={-1}
      className="tf-plot"
      data-readonly={readOnly || undefined}
      onPointerDown={press}
      onContextMenu={event => {
        event.preventDefault()
        event.stopPropagation()
        const index = indexAt(event.target)
        if (index !== undefined && !readOnly) remove(index)
      }}
      onKeyDown={key}
      onKeyUp={keys.onKeyUp}
      onBlur={keys.onBlur}
    >
      <canvas ref={canvas} />
      {set.points.map((point, index) => (
        <TfPoint
          // A point is known by its place in the order alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          point={point}
          index={index}
          count={set.points.length}
          space={space}
          selected={set.selection.has(index)}
          current={index === current}
          onFocus={() => set.selection.has(index) || props.onSelect(new Set([index]))}
        />
      ))}
      {band && <div className="tf-band" style={{ left: band.x, top: band.y, width: band.width, height: band.height }} />}
    </div>
  )
}

export function indexAt(target: EventTarget): number | undefined {
  const value = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : undefined
  return value === null || value === undefined ? undefined : Number(value)
}

/** React listens to wheels passively; zooming must keep the panel from scrolling. */
function useWheelZoom(element: React.RefObject<HTMLDivElement | null>, zoom: Vec2, onZoom: (zoom: Vec2) => void): void {
  const latest = useRef({ zoom, onZoom })
  useEffect(() => {
    latest.current = { zoom, onZoom }
  })
  useEffect(() => {
    const plot = element.current
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
      const { zoom: before, onZoom: change } = latest.current
      const factor = Math.exp(Math.sign(event.deltaY) * 0.2)
      change(
        event.shiftKey ? panned(before, Math.sign(event.deltaY) * 0.1) : zoomed(before, factor, (event.clientX - box.left) / box.width),
      )
    }
    plot?.addEventListener('wheel', turn, { passive: false })
    return () => plot?.removeEventListener('wheel', turn)
  }, [element])
}

/** The keyboard follows the one selected point when its place in the order changes. */
function useFocusOnSelection(element: React.RefObject<HTMLDivElement | null>, { selection }: PointSet): void {
  const [only] = selection.size === 1 ? selection : []
  useEffect(() => {
    const plot = element.current
    if (only === undefined || !plot?.contains(document.activeElement)) return
    plot.querySelector<HTMLElement>(`[data-index="${only.toString()}"]`)?.focus({ preventScroll: true })
  }, [element, only])
}

function panWith(event: PointerEvent<HTMLDivElement>, zoom: Vec2, width: number, onZoom: (zoom: Vec2) => void): void {
  event.preventDefault()
  let moved = 0
  followPointer(event, {
    move: (_, delta) => {
      moved += delta.x
      onZoom(panned(zoom, -moved / width))
    },
    end: () => undefined,
    cancel: () => onZoom(zoom),
  })
}
