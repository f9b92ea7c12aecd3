import type { Vec2 } from '@ivw/data'
import type { PointerEvent } from 'react'
import type { ContinuousEdit } from '../controls/continuous-edit.ts'
import { followPointer } from '../controls/pointer-drag.ts'
import type { PlotSpace } from './plot-space.ts'
import { insertPoint, movePoints, type PointSet, type Selection } from './tf-points.ts'

/** The rectangle of a selection by dragging, pixels of the plot. */
export interface Band {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlotActions extends ContinuousEdit<PointSet> {
  readonly set: PointSet
  readonly space: PlotSpace
  readonly domain: Vec2
  onSelect(selection: Selection): void
  showBand(band: Band | undefined): void
}

/** What a press of the left button on a plot begins. */
export function pressPlot(event: PointerEvent<HTMLDivElement>, actions: PlotActions): void {
  event.preventDefault()
  const index = event.target instanceof Element ? event.target.closest('[data-index]')?.getAttribute('data-index') : null
  const adds = event.ctrlKey || event.metaKey
  if (index !== null && index !== undefined) pressPoint(event, Number(index), adds, actions)
  else if (adds || event.shiftKey) selectWithBand(event, actions)
  else addPoint(event, actions)
}

function pressPoint(event: PointerEvent<HTMLDivElement>, index: number, adds: boolean, actions: PlotActions): void {
  const { set, onSelect } = actions
  if (adds) {
    const selection = new Set(set.selection)
    if (!selection.delete(index)) selection.add(index)
    onSelect(selection)
    return
  }
  const selection = set.selection.has(index) ? set.selection : new Set([index])
  onSelect(selection)
  dragPoints(event, { points: set.points, selection }, actions, () => onSelect(new Set([index])))
}

function addPoint(event: PointerEvent<HTMLDivElement>, actions: PlotActions): void {
  const { space, set, onDrag } = actions
  const [x, y] = placeIn(event, event.currentTarget)
  const added = insertPoint(set.points, space.position(x), space.alpha(y))
  onDrag(added)
  dragPoints(event, added, { ...actions, onCancel: () => undoAdding(actions) }, actions.onDragEnd)
}

/** The point goes again, and so does its selection. */
function undoAdding({ set, onCancel, onSelect }: PlotActions): void {
  onCancel()
  onSelect(set.selection)
}

/** Moves from where the drag began, so that points which met a bound come back. */
function dragPoints(event: PointerEvent<HTMLDivElement>, start: PointSet, actions: PlotActions, click: () => void): void {
  const { space, domain, onDrag, onDragEnd, onCancel, onSelect } = actions
  const origin = { x: event.clientX, y: event.clientY }
  followPointer(event, {
    move: move => {
      let x = move.clientX - origin.x
      let y = move.clientY - origin.y
      if (move.shiftKey && Math.abs(x) >= Math.abs(y)) y = 0
      else if (move.shiftKey) x = 0
      onDrag(movePoints(start, { position: space.position(x) - space.position(0), alpha: space.alpha(y) - space.alpha(0) }, domain))
    },
    end: (_, moved) => (moved ? onDragEnd() : click()),
    cancel: () => {
      onSelect(start.selection)
      onCancel()
    },
  })
}

/** A band that touches a handle takes the point, so that those on the rim of the plot can be had. */
const reach = 6

function selectWithBand(event: PointerEvent<HTMLDivElement>, { set, space, onSelect, showBand }: PlotActions): void {
  const plot = event.currentTarget
  const [fromX, fromY] = placeIn(event, plot)
  const before = event.ctrlKey || event.metaKey ? set.selection : new Set<number>()
  followPointer(event, {
    move: move => {
      const [x, y] = placeIn(move, plot)
      const band = { x: Math.min(x, fromX), y: Math.min(y, fromY), width: Math.abs(x - fromX), height: Math.abs(y - fromY) }
      const inside = set.points.flatMap(({ position, color }, index) => {
        const [px, py] = [space.x(position) - band.x, space.y(color[3]) - band.y]
        return px >= -reach && px <= band.width + reach && py >= -reach && py <= band.height + reach ? [index] : []
      })
      showBand(band)
      onSelect(new Set([...before, ...inside]))
    },
    end: (_, moved) => {
      showBand(undefined)
      if (!moved) onSelect(new Set())
    },
    cancel: () => {
      showBand(undefined)
      onSelect(set.selection)
    },
  })
}

function placeIn(event: { readonly clientX: number; readonly clientY: number }, plot: Element): readonly [number, number] {
  const box = plot.getBoundingClientRect()
  return [event.clientX - box.left - plot.clientLeft, event.clientY - box.top - plot.clientTop]
}
