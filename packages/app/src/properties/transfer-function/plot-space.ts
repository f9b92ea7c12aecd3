import type { Vec2 } from '@ivw/data'

/** Where a plot shows positions and opacities. */
export interface PlotSpace {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  x(position: number): number
  y(alpha: number): number
  position(x: number): number
  alpha(y: number): number
}

export interface PlotView {
  /** Interval of positions that the whole plot stands for. */
  readonly domain: Vec2
  /** The part of it that is shown, as fractions. */
  readonly zoomH: Vec2
  readonly zoomV: Vec2
}

export function plotSpace({ domain: [low, high], zoomH, zoomV }: PlotView, width: number, height: number): PlotSpace {
  const span = high - low
  const [left, right] = zoomH
  const [bottom, top] = zoomV
  return {
    width,
    height,
    x: position => (((position - low) / span - left) / (right - left)) * width,
    y: alpha => (1 - (alpha - bottom) / (top - bottom)) * height,
    position: x => low + (left + (x / width) * (right - left)) * span,
    alpha: y => bottom + (1 - y / height) * (top - bottom),
  }
}

const narrowest = 0.002

/** The zoom after a wheel turn: what is at fraction `at` of the plot stays there. */
export function zoomed([low, high]: Vec2, factor: number, at: number): Vec2 {
  const width = Math.min(Math.max((high - low) * factor, narrowest), 1)
  const start = Math.min(Math.max(low + at * (high - low) - at * width, 0), 1 - width)
  return [start, start + width]
}

/** The zoom moved by a fraction of what is shown. */
export function panned([low, high]: Vec2, by: number): Vec2 {
  const shift = Math.min(Math.max(by * (high - low), -low), 1 - high)
  return [low + shift, high + shift]
}

/** A zoom from a state, repaired where it is empty or reversed. */
export function validZoom(value: unknown): Vec2 {
  if (!Array.isArray(value)) return [0, 1]
  const [low, high] = value as unknown[]
  return typeof low === 'number' && typeof high === 'number' && high - low >= narrowest ? [low, high] : [0, 1]
}
