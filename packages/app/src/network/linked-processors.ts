import type { EdgeView } from '@ivw/engine/protocol'
import { splitPath } from './ports.ts'

/** Two processors whose properties are linked, or one that links properties of its own. */
export interface LinkedProcessors {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly links: readonly EdgeView[]
  /** Whether anything at that end follows the other one. */
  readonly follows: { readonly from: boolean; readonly to: boolean }
}

/** Processors that are linked, each two once. */
export function linkedProcessors(links: readonly EdgeView[]): readonly LinkedProcessors[] {
  const found = new Map<string, LinkedProcessors>()
  for (const link of links) {
    const [source, destination] = [splitPath(link.source)[0], splitPath(link.destination)[0]]
    const [from, to] = source < destination ? [source, destination] : [destination, source]
    const key = `${from} ${to}`
    const known = found.get(key)
    const follows = {
      from: known?.follows.from || destination === from,
      to: known?.follows.to || destination === to,
    }
    found.set(key, { key, from, to, links: [...(known?.links ?? []), link], follows })
  }
  return [...found.values()]
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Ends of a curve from the side of one node to that of another, and which way it leaves and arrives: 1 is to the right. */
export interface LinkCurve {
  readonly start: Place
  readonly end: Place
  readonly leaves: 1 | -1
  readonly arrives: 1 | -1
}

/** Between the sides that face each other; nodes one above the other, and a node itself, are joined around the right. */
export function linkCurve(start: Place, end: Place, { width, height }: { readonly width: number; readonly height: number }): LinkCurve {
  const half = width / 2
  if (start === end) {
    const x = start.x + half
    return { start: { x, y: start.y - height / 4 }, end: { x, y: start.y + height / 4 }, leaves: 1, arrives: -1 }
  }
  const right = end.x >= start.x
  const apart = Math.abs(end.x - start.x) > width
  if (!apart) return { start: { x: start.x + half, y: start.y }, end: { x: end.x + half, y: end.y }, leaves: 1, arrives: -1 }
  const side = right ? 1 : -1
  return { start: { x: start.x + side * half, y: start.y }, end: { x: end.x - side * half, y: end.y }, leaves: side, arrives: side }
}

export function curvePath({ start, end, leaves, arrives }: LinkCurve): string {
  const bend = leaves === arrives ? Math.abs(end.x - start.x) / 2 : 60
  return `M${start.x} ${start.y}C${start.x + leaves * bend} ${start.y} ${end.x - arrives * bend} ${end.y} ${end.x} ${end.y}`
}

/** A tip that points the given way. */
export function tipPath({ x, y }: Place, way: 1 | -1): string {
  return `M${x} ${y}l${-8 * way} -4.5v9z`
}
