import type { Vec2 } from '@ivw/data'
import type { HistogramView } from './protocol-views.ts'

/** A port and, where it holds several things, which of them. */
export interface PortRequest {
  /** `Processor.port`. */
  readonly path: string
  readonly direction: 'in' | 'out'
  /** Of a sequence, or of an inport with several connections; default the first. */
  readonly item?: number
}

/** What a port holds, in words and numbers. */
export interface PortContents {
  /** One sentence; without data, why there are none. */
  readonly summary: string
  /** Made from older inputs than those of now. */
  readonly isStale: boolean
  /** How many things it holds; 0 without data. */
  readonly items: number
  readonly facts: readonly PortFact[]
  /** What can be drawn of it, what is shown first in front. */
  readonly pictures: readonly PortPictureChoice[]
  /** Channels, or buffers, whose values can be counted. */
  readonly channels: readonly string[]
  readonly tables: readonly PortTable[]
}

export interface PortFact {
  readonly name: string
  readonly text: string
  /** Something is lost, or will not work. */
  readonly concern?: boolean
}

export interface PortPictureChoice {
  readonly id: string
  readonly name: string
  /** Pictures behind each other, one of which is asked for; the middle one is shown first. */
  readonly slices?: number
  /** Can be turned. */
  readonly turns?: boolean
}

/** Texts in columns. */
export interface PortTable {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What is left out. */
  readonly note?: string
}

export interface PortPictureRequest extends PortRequest {
  readonly picture: string
  /** Default the middle one. */
  readonly slice?: number
  /** Degrees to the right and upwards. */
  readonly turn?: Vec2
  /** Pixels along the longer side. */
  readonly size: number
}

export interface PortPicture {
  readonly width: number
  readonly height: number
  /** RGBA, the top row first. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  /** Width over height of what is shown, in its own space: pixels need not be squares. */
  readonly aspect: number
  /** What black and white stand for; empty for colours. */
  readonly caption: string
}

export interface PortHistogram extends HistogramView {
  readonly mean: number
  readonly standardDeviation: number
  /** Values that are NaN or infinite. */
  readonly ignored: number
  /** Every n-th value was looked at; 1 for all. */
  readonly step: number
}
