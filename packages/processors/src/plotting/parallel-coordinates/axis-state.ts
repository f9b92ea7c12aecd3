import type { Vec2, Vec4 } from '@ivw/data'
import type { AxisState } from '@ivw/render'
import type { AxisSettingsProperty } from '../../properties/axis-settings-property.ts'
import type { PlotColumn } from '../plot-table.ts'
import type { AxesProperties } from './axes-properties.ts'
import type { CaptionPosition, CaptionProperties, LabelProperties } from './text-properties.ts'

export interface PlacedAxis {
  /** From the left, 0 to 1. */
  readonly share: number
  readonly isInverted: boolean
  /** Its caption has its place on the line of the axis, which `stateOn` knows. */
  readonly state: AxisState
  readonly captionPosition: CaptionPosition
}

interface AxisStyle {
  readonly captions: CaptionProperties
  readonly labels: LabelProperties
  readonly look: AxesProperties
}

/** An axis of a column (processors-a spec 7.4.4). */
export function axisOf({ column }: PlotColumn, settings: AxisSettingsProperty, share: number, style: AxisStyle): PlacedAxis {
  const { captions, labels, look } = style
  const [color, width] = [look.color.value, look.size.value]
  const isCategorical = column.type === 'categorical'
  const state: AxisState = {
    color,
    width,
    range: settings.range.range,
    flipped: settings.invertRange.value,
    vertical: true,
    caption: {
      ...captions.style(captions.color.value),
      text: column.header,
      offset: captions.offset.value,
      position: 0,
      // Captions of vertical axes are turned by a quarter: this makes the turn full.
      rotation: 1.5 * Math.PI,
      anchor: captions.anchor.value,
    },
    labels: labels.show.value
      ? {
          ...labels.style(labels.color.value),
          text: labels.format.value,
          offset: labels.offset.value,
          position: 0,
          rotation: 0,
          anchor: labels.anchor.value,
        }
      : undefined,
    ...(isCategorical && { categories: column.categories }),
    major: { side: 'both', color, width, length: 2 * width, delta: isCategorical ? 1 : 0, fromRange: false },
    minor: { side: 'none', color, width, length: 0, frequency: 2, fill: false },
  }
  return { share, isInverted: settings.invertRange.value, state, captionPosition: captions.position.value }
}

/** The axis on a line of `length` pixels: the caption stands above or below it, its offset counts upwards. */
export function stateOn({ state, isInverted, captionPosition }: PlacedAxis, length: number): AxisState {
  const { caption } = state
  if (!caption || captionPosition === 'none') return { ...state, caption: undefined }
  const fromBelow = (captionPosition === 'above' ? 1 : 0) + caption.offset / Math.max(length, 1)
  return { ...state, caption: { ...caption, offset: 0, position: isInverted ? 1 - fromBelow : fromBelow } }
}

/** An axis that stands out. */
export function emphasized(state: AxisState, color: Vec4): AxisState {
  const width = state.width * 1.5
  return { ...state, color, width, major: { ...state.major, color, width } }
}

/** Both ends of the axis in the order of its values. */
export function ends({ isInverted }: PlacedAxis, [low, high]: readonly [Vec2, Vec2]): readonly [start: Vec2, end: Vec2] {
  return isInverted ? [high, low] : [low, high]
}
